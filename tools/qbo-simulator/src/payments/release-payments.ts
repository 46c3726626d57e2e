import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { businessRule } from '../data-service/fault-texts';
import { type JsonObject } from '../json';
import { type Change, type Rule } from '../model/entity';
import { linesOf } from '../model/merge-update';
import { storeVersion } from '../model/versions';
import { applicationsOf } from './applications';
import { appliedOf } from './apply-lines';
import { followTargets } from './follow-targets';
import { postAgain, postPayment } from './settlement';
import { type Side } from './side';
import { isCredit, paymentsOf } from './target';

/** What a payment is applied to goes only after the payment, unless the company lets it be unlinked. */
export const notPaid =
  (side: Side): Rule =>
  ({ books, body }) => {
    const { delete_paid_bill, delete_paid_invoice } = books.switches;
    const unlinked = (side.debt === 'Bill' ? delete_paid_bill : delete_paid_invoice) === 'unlink';
    return unlinked || paymentsOf(books, side, body).length === 0
      ? []
      : [
          businessRule(
            'You must delete or void the payments that are applied to this transaction before you delete it.',
          ),
        ];
  };

/**
 * A deleted or voided document leaves its payments; their money stays with the party, unapplied. One that
 * was changed may be settled otherwise than before.
 */
export const releasePayments =
  (side: Side) =>
  ({ books, before, after }: Change): void => {
    if (!before) return;
    if (after && after['LinkedTxn'] !== undefined) return postAgain(books, side, after);
    for (const payment of paymentsOf(books, side, before)) release(books, side, payment, before);
  };

function release(books: CompanyBooks, side: Side, payment: JsonObject, target: JsonObject): void {
  const others = linesOf(payment).filter((line) =>
    applicationsOf({ Line: [line] }).every(({ id }) => id !== target['Id']),
  );
  if (others.length === linesOf(payment).length) return;
  const rest: JsonObject = { ...payment, Line: others };
  const left = covered(books, side, rest);
  if (side.payment === 'Payment') left['UnappliedAmt'] = unappliedOf(books, side, left).toNumber();
  const after = storeVersion(books, side.payment, left);
  followTargets(side)({ books, before: rest, after });
  postPayment(books, side, after);
}

/** Without a credit that is gone a payment pays less: its last lines are cut until its money covers them. */
function covered(books: CompanyBooks, side: Side, payment: JsonObject): JsonObject {
  let missing = Decimal.max(0, unappliedOf(books, side, payment).negated());
  const lines: JsonObject[] = [];
  for (const line of [...linesOf(payment)].reverse()) {
    const [application] = applicationsOf({ Line: [line] });
    const debt = application && !isCredit(books, side, payment, application);
    const cut = debt ? Decimal.min(missing, application.amount) : new Decimal(0);
    missing = missing.minus(cut);
    const Amount = (application?.amount ?? new Decimal(0)).minus(cut);
    if (Amount.gt(0)) lines.unshift(cut.isZero() ? line : { ...line, Amount: Amount.toNumber() });
  }
  return { ...payment, Line: lines };
}

/** What a payment applies to nothing. */
export function unappliedOf(books: CompanyBooks, side: Side, payment: JsonObject): Decimal {
  return new Decimal(Number(payment['TotalAmt'] ?? 0)).minus(appliedOf(books, side, payment));
}
