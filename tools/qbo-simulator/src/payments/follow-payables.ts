import { Decimal } from 'decimal.js';
import { objectsOf, scalarText, type JsonObject } from '../json';
import { type Change } from '../model/entity';
import { setLinks } from '../model/links';
import { storeVersion } from '../model/versions';
import { byTarget } from './applications';
import { balanceOf, setBalance } from './open-balance';

/** A payment moves Balance, LinkedTxn and SyncToken of every bill and credit that it is applied to. */
export function followPayables({ books, before, after }: Change): void {
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
    setLinks(moved, linksOf(stored, payment, is !== undefined));
    storeVersion(books, entity, moved);
  }
}

function linksOf(body: JsonObject, payment: JsonObject, linked: boolean): JsonObject[] {
  const TxnId = scalarText(payment['Id']);
  const TxnType = payment['PayType'] === 'CreditCard' ? 'BillPaymentCreditCard' : 'BillPaymentCheck';
  const others = objectsOf(body['LinkedTxn']).filter((link) => link['TxnId'] !== TxnId);
  return linked ? [...others, { TxnId, TxnType }] : others;
}
