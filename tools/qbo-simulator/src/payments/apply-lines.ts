import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { fault, notModelled, type Fault } from '../data-service/fault';
import { businessRule } from '../data-service/fault-texts';
import { objectsOf, referenceOf, scalarText, type JsonObject } from '../json';
import { type Draft, type Rule } from '../model/entity';
import { linesOf } from '../model/merge-update';
import { amountOf } from '../rules/amounts';
import { appliedSum, byTarget, isPayable } from './applications';
import { balanceOf } from './open-balance';
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
export const totalCoversLines: Rule = ({ body }) => {
  const total = body['TotalAmt'];
  if (typeof total !== 'number') return [businessRule('You must set a transaction amount.', 'TotalAmt')];
  if (total < 0) return [businessRule('You must specify a transaction amount that is 0 or greater.')];
  const [bills, credits] = [appliedSum(body, 'Bill'), appliedSum(body, 'VendorCredit')];
  if (credits.gt(bills)) return [businessRule('The credits applied are more than the bills to be paid.')];
  return bills.minus(credits).gt(total)
    ? [businessRule('The amount applied to bills is more than the amount of the payment.', 'TotalAmt')]
    : [];
};

/** What a line is linked to must be a bill or credit of the same vendor and currency (620). */
function lineFaults({ books, body }: Draft, line: JsonObject): Fault[] {
  const target = targetOf(line);
  if (!isPayable(target.entity)) return [notModelled(`BillPayment line linked to ${target.entity}`)];
  const payable = books.find(target.entity, target.id);
  const same = (property: string) =>
    payable && referenceOf(payable, property) === referenceOf(body, property);
  if (!payable || !same('VendorRef') || !same('CurrencyRef')) {
    const what = `${target.entity} ${target.id}`;
    return [fault('620', `Transaction could not be linked : ${what} cannot be paid here.`, 'LinkedTxn')];
  }
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
  const open = new Map<string, Decimal>();
  for (const target of byTarget(body).keys()) {
    open.set(target, openOf(books, target).plus(mine.get(target) ?? 0));
  }
  return open;
}

function openOf(books: CompanyBooks, target: string): Decimal {
  const [entity = '', id = ''] = target.split(':');
  return balanceOf(books.find(entity, id) ?? {});
}

function cutToOpen(line: JsonObject, open: Map<string, Decimal>): JsonObject | undefined {
  const { entity, id } = targetOf(line);
  const left = open.get(`${entity}:${id}`) ?? new Decimal(0);
  const amount = Decimal.min(amountOf(line), left);
  if (amount.lte(0)) return undefined;
  open.set(`${entity}:${id}`, left.minus(amount));
  return { ...line, Amount: amount.toNumber() };
}
