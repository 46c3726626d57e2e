import { Decimal } from 'decimal.js';
import { objectsOf, scalarText, type JsonObject } from '../json';
import { isForeign } from '../ledger/accounts-of-type';
import { type Change } from '../model/entity';
import { setLinks } from '../model/links';
import { storeVersion } from '../model/versions';
import { byTarget } from './applications';
import { balanceOf, setBalance } from './open-balance';
import { postAgain } from './settlement';
import { type Side } from './side';

/** A payment moves Balance, LinkedTxn and SyncToken of every debt and credit that it is applied to. */
export const followTargets =
  (side: Side) =>
  ({ books, before, after }: Change): void => {
    const [were, are] = [byTarget(before), byTarget(after)];
    const payment = after ?? before ?? {};
    for (const target of new Set([...were.keys(), ...are.keys()])) {
      const [entity = '', id = ''] = target.split(':');
      const stored = books.find(entity, id);
      const [was, is] = [were.get(target) ?? new Decimal(0), are.get(target)];
      if (!stored || (is && was.equals(is))) continue;
      const moved = { ...stored };
      // A journal entry shows no balance; what is open of it follows from its payments.
      const balance = balanceOf(stored).plus(was.minus(is ?? 0));
      if (entity !== 'JournalEntry') setBalance(books, moved, balance);
      setLinks(moved, linksOf(side, stored, payment, is !== undefined));
      const version = storeVersion(books, entity, moved);
      // Only abroad does one payment have to do with the others.
      if (isForeign(books, moved)) postAgain(books, side, version);
    }
  };

function linksOf(side: Side, body: JsonObject, payment: JsonObject, linked: boolean): JsonObject[] {
  const TxnId = scalarText(payment['Id']);
  const others = objectsOf(body['LinkedTxn']).filter((link) => link['TxnId'] !== TxnId);
  return linked ? [...others, { TxnId, TxnType: side.linkType(payment) }] : others;
}
