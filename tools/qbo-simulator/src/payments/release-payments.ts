import { type CompanyBooks } from '../company/books';
import { businessRule } from '../data-service/fault-texts';
import { objectsOf, scalarText, type JsonObject } from '../json';
import { type Change, type Rule } from '../model/entity';
import { linesOf } from '../model/merge-update';
import { storeVersion } from '../model/versions';
import { applicationsOf } from './applications';

/** The payments that a bill or credit is linked to. */
function paymentsOf(books: CompanyBooks, body: JsonObject): JsonObject[] {
  return objectsOf(body['LinkedTxn'])
    .filter(({ TxnType }) => scalarText(TxnType).startsWith('BillPayment'))
    .map(({ TxnId }) => books.find('BillPayment', scalarText(TxnId)))
    .filter((payment) => payment !== undefined);
}

/** What a payment is applied to goes only after the payment, unless the company lets it be unlinked. */
export const notPaid: Rule = ({ books, body }) =>
  paymentsOf(books, body).length === 0 || books.switches.delete_paid_bill === 'unlink'
    ? []
    : [
        businessRule(
          'You must delete or void the payments that are applied to this transaction before you delete it.',
        ),
      ];

/** A deleted bill or credit leaves its payments; their money stays with the vendor, unapplied. */
export function releasePayments({ books, before, after }: Change): void {
  if (after || !before) return;
  for (const payment of paymentsOf(books, before)) {
    const left = linesOf(payment).filter((line) =>
      applicationsOf({ Line: [line] }).every(({ id }) => id !== before['Id']),
    );
    storeVersion(books, 'BillPayment', { ...payment, Line: left });
  }
}
