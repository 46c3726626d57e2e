import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { fault, notModelled, type Fault } from '../data-service/fault';
import { businessRule } from '../data-service/fault-texts';
import { objectsOf, scalarText, type JsonObject } from '../json';
import { type Draft, type Rule } from '../model/entity';
import { linesOf } from '../model/merge-update';
import { amountOf } from '../rules/amounts';
import { applicationsOf, byTarget } from './applications';
import { isTarget, type Side } from './side';
import { canPay, isCredit, openOf } from './target';
import { voidedPayment } from './voided';

/**
 * A line pays at most what is open of its document; the rest of the money is left unapplied. A payment of nothing but
 * paid bills is saved with no line at all, and voided; of paid invoices its money stays with the customer (recorded).
 */
export const appliedLines =
  (side: Side): Rule =>
  (draft) => {
    const { books, body } = draft;
    const sent = linesOf(body);
    const faults = sent.flatMap((line) => lineFaults(draft, side, line));
    if (faults.length > 0) return faults;
    const open = openAmounts(draft, side);
    const lines = sent.map((line) => cutToOpen(line, open)).filter((line) => line !== undefined);
    body['Line'] = lines;
    const idle = sent.length > 0 && lines.length === 0 && side.payment === 'BillPayment';
    if (idle && books.switches.pay_paid_bill === 'voided') Object.assign(body, voidedPayment(body));
    return [];
  };

/** TotalAmt pays what the credits do not; a payment without an amount is refused in the recorded words. */
export const totalCoversLines =
  (side: Side): Rule =>
  ({ books, body }) => {
    const total = body['TotalAmt'];
    if (typeof total !== 'number') return [businessRule('You must set a transaction amount.', 'TotalAmt')];
    if (total < 0) return [businessRule('You must specify a transaction amount that is 0 or greater.')];
    const applied = appliedOf(books, side, body);
    const what = side.debt === 'Bill' ? 'bills' : 'invoices';
    if (applied.isNegative())
      return [businessRule(`The credits applied are more than the ${what} to be paid.`)];
    return applied.gt(total)
      ? [businessRule(`The amount applied to ${what} is more than the amount of the payment.`, 'TotalAmt')]
      : [];
  };

/** What a payment applies to debts beyond the credits that it uses up. */
export function appliedOf(books: CompanyBooks, side: Side, payment: JsonObject): Decimal {
  return applicationsOf(payment).reduce((sum, application) => {
    const credit = isCredit(books, side, payment, application);
    return credit ? sum.minus(application.amount) : sum.plus(application.amount);
  }, new Decimal(0));
}

/** What a line is linked to must be a debt, credit or entry of the same party and currency (620). */
function lineFaults({ books, body }: Draft, side: Side, line: JsonObject): Fault[] {
  const { entity, id } = targetOf(line);
  if (!isTarget(side, entity)) return [notModelled(`${side.payment} line linked to ${entity}`)];
  return canPay(books, side, body, entity, id)
    ? []
    : [fault('620', `Transaction could not be linked : ${entity} ${id} cannot be paid here.`, 'LinkedTxn')];
}

function targetOf(line: JsonObject): { readonly entity: string; readonly id: string } {
  const link = objectsOf(line['LinkedTxn'])[0] ?? {};
  return { entity: scalarText(link['TxnType']), id: scalarText(link['TxnId']) };
}

/** What is open of every target, as if this payment had not been applied before. */
function openAmounts({ books, body, previous }: Draft, side: Side): Map<string, Decimal> {
  const mine = byTarget(previous);
  return new Map(
    applicationsOf(body).map(({ entity, id }) => {
      const target = `${entity}:${id}`;
      return [target, openOf(books, side, body, entity, id).plus(mine.get(target) ?? 0)];
    }),
  );
}

function cutToOpen(line: JsonObject, open: Map<string, Decimal>): JsonObject | undefined {
  const { entity, id } = targetOf(line);
  const left = open.get(`${entity}:${id}`) ?? new Decimal(0);
  const amount = Decimal.min(amountOf(line), left);
  if (amount.lte(0)) return undefined;
  open.set(`${entity}:${id}`, left.minus(amount));
  return { ...line, Amount: amount.toNumber() };
}
