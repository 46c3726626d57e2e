import { Decimal } from 'decimal.js';
import { fault, notModelled, type Fault } from '../data-service/fault';
import { businessRule } from '../data-service/fault-texts';
import { objectsOf, scalarText, type JsonObject } from '../json';
import { type Draft, type Rule } from '../model/entity';
import { linesOf } from '../model/merge-update';
import { amountOf } from '../rules/amounts';
import { applicationsOf, byTarget, isPayable, type Application } from './applications';
import { isCredit, isOfVendor, openOf } from './payable';
import { voidedPayment } from './voided';

/**
 * A line pays at most what is open of its bill; the rest of the money is left unapplied. A payment of nothing but paid
 * bills is saved with no line at all, and voided.
 */
export const appliedLines: Rule = (draft) => {
  const { books, body } = draft;
  const faults = linesOf(body).flatMap((line) => lineFaults(draft, line));
  if (faults.length > 0) return faults;
  const sent = linesOf(body);
  const open = openAmounts(draft);
  const lines = sent.map((line) => cutToOpen(line, open)).filter((line) => line !== undefined);
  body['Line'] = lines;
  if (sent.length > 0 && lines.length === 0 && books.switches.pay_paid_bill === 'voided') {
    Object.assign(body, voidedPayment(body));
  }
  return [];
};

/** TotalAmt pays what the credits do not; a payment without an amount is refused in the recorded words. */
export const totalCoversLines: Rule = ({ books, body }) => {
  const total = body['TotalAmt'];
  if (typeof total !== 'number') return [businessRule('You must set a transaction amount.', 'TotalAmt')];
  if (total < 0) return [businessRule('You must specify a transaction amount that is 0 or greater.')];
  const credits = appliedSum(body, (application) => isCredit(books, body, application));
  const bills = appliedSum(body, (application) => !isCredit(books, body, application));
  if (credits.gt(bills)) return [businessRule('The credits applied are more than the bills to be paid.')];
  return bills.minus(credits).gt(total)
    ? [businessRule('The amount applied to bills is more than the amount of the payment.', 'TotalAmt')]
    : [];
};

/** What a line is linked to must be a bill, credit or entry of the same vendor and currency (620). */
function lineFaults({ books, body }: Draft, line: JsonObject): Fault[] {
  const target = targetOf(line);
  if (!isPayable(target.entity)) return [notModelled(`BillPayment line linked to ${target.entity}`)];
  if (!isOfVendor(books, body, target.entity, target.id)) {
    const what = `${target.entity} ${target.id}`;
    return [fault('620', `Transaction could not be linked : ${what} cannot be paid here.`, 'LinkedTxn')];
  }
  const payable = books.find(target.entity, target.id) ?? {};
  const sameRate = (payable['ExchangeRate'] ?? 1) === (body['ExchangeRate'] ?? 1);
  return sameRate ? [] : [notModelled('exchange gain or loss of a payment at another rate')];
}

function targetOf(line: JsonObject): { readonly entity: string; readonly id: string } {
  const link = objectsOf(line['LinkedTxn'])[0] ?? {};
  return { entity: scalarText(link['TxnType']), id: scalarText(link['TxnId']) };
}

/** What is open of every target, as if this payment had not been applied before. */
function openAmounts({ books, body, previous }: Draft): Map<string, Decimal> {
  const mine = byTarget(previous);
  return new Map(
    applicationsOf(body).map(({ entity, id }) => {
      const target = `${entity}:${id}`;
      return [target, openOf(books, body, entity, id).plus(mine.get(target) ?? 0)];
    }),
  );
}

function appliedSum(payment: JsonObject, counts: (application: Application) => boolean): Decimal {
  return applicationsOf(payment)
    .filter(counts)
    .reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));
}

function cutToOpen(line: JsonObject, open: Map<string, Decimal>): JsonObject | undefined {
  const { entity, id } = targetOf(line);
  const left = open.get(`${entity}:${id}`) ?? new Decimal(0);
  const amount = Decimal.min(amountOf(line), left);
  if (amount.lte(0)) return undefined;
  open.set(`${entity}:${id}`, left.minus(amount));
  return { ...line, Amount: amount.toNumber() };
}
