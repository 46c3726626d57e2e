import { Decimal } from 'decimal.js';
import { type JsonObject } from '../json';
import { type RandomWriter } from './random-writer';

/** What a client does to sales, and to the money that comes of them. */
export function salesActions(writer: RandomWriter, foreignCustomer: string): (() => void)[] {
  const form = () => sale(writer, foreignCustomer);
  const backTo = () => ({ DepositToAccountRef: { value: '35' } });
  return [
    () => writer.write('create', 'Invoice', form()),
    () => writer.write('create', 'Invoice', form()),
    () => billExpenses(writer),
    () => writer.write('create', 'CreditMemo', form()),
    () => writer.write('create', 'SalesReceipt', form()),
    () => writer.write('create', 'RefundReceipt', { ...form(), ...backTo() }),
    () => writer.write('create', 'Estimate', form()),
    () => receive(writer),
    () => receive(writer),
    () => deposit(writer),
    () => writer.write('create', 'Transfer', transfer(writer)),
    () => writer.change(writer.pick(['Invoice', 'CreditMemo', 'SalesReceipt', 'Estimate']), line(writer)),
    () => writer.remove(writer.pick(['Invoice', 'CreditMemo', 'Payment', 'SalesReceipt', 'RefundReceipt'])),
    () => writer.remove(writer.pick(['Deposit', 'Transfer', 'Estimate'])),
    () => writer.remove(writer.pick(['Invoice', 'Payment', 'SalesReceipt']), 'void'),
  ];
}

function sale(writer: RandomWriter, foreignCustomer: string): JsonObject {
  const party = writer.party('CustomerRef', ['3', '12', '1'], foreignCustomer);
  const Line = Array.from({ length: 1 + writer.below(3) }, () => line(writer));
  if (writer.chance(0.3)) Line.push(discount(writer));
  return { ...party, TxnDate: writer.someDay(), ApplyTaxAfterDiscount: writer.chance(0.5), Line };
}

function line(writer: RandomWriter): JsonObject {
  const [Qty, UnitPrice] = [1 + writer.below(9), writer.cents(20)];
  const TaxCodeRef = { value: writer.pick(['TAX', 'NON']) };
  return {
    Amount: new Decimal(Qty).times(UnitPrice).toDecimalPlaces(2).toNumber(),
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: { ItemRef: { value: writer.pick(['6', '11', '16']) }, Qty, UnitPrice, TaxCodeRef },
  };
}

function discount(writer: RandomWriter): JsonObject {
  const percent = { PercentBased: true, DiscountPercent: writer.below(30) };
  return { DetailType: 'DiscountLineDetail', DiscountLineDetail: percent };
}

/** Bills what purchases charge to a customer. */
function billExpenses(writer: RandomWriter): void {
  const charge = writer.any('ReimburseCharge');
  if (!charge) return;
  const billed = { ...line(writer), ...writer.linked('ReimburseCharge', charge, 0) };
  const Amount = Math.max(0, Number(charge['Amount']));
  const SalesItemLineDetail = { ItemRef: { value: '6' } };
  const { CurrencyRef = null } = charge;
  const Line = [{ ...billed, Amount, SalesItemLineDetail }];
  writer.write('create', 'Invoice', { CustomerRef: { value: '3' }, CurrencyRef, Line });
}

function receive(writer: RandomWriter): void {
  const [invoice, credit, entry] = [
    writer.any('Invoice'),
    writer.any('CreditMemo'),
    writer.any('JournalEntry'),
  ];
  if (!invoice) return;
  const Line = [writer.linked('Invoice', invoice, writer.cents(120))];
  if (credit && writer.chance(0.5)) Line.push(writer.linked('CreditMemo', credit, writer.cents(20)));
  if (entry && writer.chance(0.3)) Line.push(writer.linked('JournalEntry', entry, writer.cents(50)));
  const TotalAmt = writer.chance(0.5) ? Number(invoice['Balance']) : writer.cents(150);
  const money = writer.chance(0.3) ? { DepositToAccountRef: { value: '35' } } : {};
  writer.write('create', 'Payment', { ...writer.payerOf('CustomerRef', invoice), TotalAmt, Line, ...money });
}

function deposit(writer: RandomWriter): void {
  const received = ['Payment', 'SalesReceipt', 'Payment'].flatMap((entity) => {
    const body = writer.any(entity);
    return body ? [writer.linked(entity, body, 0)] : [];
  });
  const fresh = {
    Amount: writer.cents(30),
    DetailType: 'DepositLineDetail',
    DepositLineDetail: { AccountRef: { value: '5' } },
  };
  const Line = [...received.slice(writer.below(3)), ...(writer.chance(0.5) ? [fresh] : [])];
  writer.write('create', 'Deposit', {
    DepositToAccountRef: { value: '35' },
    TxnDate: writer.someDay(),
    Line,
  });
}

function transfer(writer: RandomWriter): JsonObject {
  const [from, to] = writer.pick([
    ['35', '36'],
    ['36', '35'],
    ['35', '43'],
  ] as const);
  return { FromAccountRef: { value: from }, ToAccountRef: { value: to }, Amount: writer.cents(80) };
}
