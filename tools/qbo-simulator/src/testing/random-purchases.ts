import { Decimal } from 'decimal.js';
import { referenceOf, scalarText, type JsonObject } from '../json';
import { detailOf, linesOf } from '../model/merge-update';
import { type RandomWriter } from './random-writer';

/** What a client does to orders, bills and what goes with them. */
export function purchaseActions(writer: RandomWriter, foreignVendor: string): (() => void)[] {
  const document = () => purchase(writer, foreignVendor);
  return [
    () => writer.write('create', 'PurchaseOrder', document()),
    () => writer.write('create', 'Bill', document()),
    () => billAnOrder(writer),
    () => writer.write('create', 'VendorCredit', document()),
    () => writer.write('create', 'Purchase', { ...cashPurchase(writer), ...moneySource(writer) }),
    () => writer.write('create', 'JournalEntry', journalEntry(writer)),
    () => pay(writer),
    () => pay(writer),
    () => writer.change(writer.pick(['Bill', 'VendorCredit', 'PurchaseOrder', 'Purchase']), line(writer)),
    () => writer.remove(writer.pick(['Bill', 'VendorCredit', 'BillPayment', 'Purchase', 'JournalEntry'])),
    () => writer.remove('BillPayment', 'void'),
  ];
}

function linesOfPurchase(writer: RandomWriter): JsonObject[] {
  return Array.from({ length: 1 + writer.below(3) }, () => line(writer));
}

function purchase(writer: RandomWriter, foreignVendor: string): JsonObject {
  const party = writer.party('VendorRef', ['41', '46', '56'], foreignVendor);
  return { ...party, TxnDate: writer.someDay(), Line: linesOfPurchase(writer) };
}

function cashPurchase(writer: RandomWriter): JsonObject {
  return { EntityRef: { value: '41' }, TxnDate: writer.someDay(), Line: linesOfPurchase(writer) };
}

function line(writer: RandomWriter): JsonObject {
  const billable = writer.chance(0.3) ? { CustomerRef: { value: '3' }, BillableStatus: 'Billable' } : {};
  if (writer.chance(0.4)) {
    const AccountBasedExpenseLineDetail = {
      AccountRef: { value: writer.pick(['7', '13', '64']) },
      ...billable,
    };
    const Amount = writer.chance(0.2) ? -writer.cents(5) : writer.cents(90);
    return { Amount, DetailType: 'AccountBasedExpenseLineDetail', AccountBasedExpenseLineDetail };
  }
  const [Qty, UnitPrice] = [1 + writer.below(9), writer.cents(20)];
  const ItemRef = { value: writer.pick(['2', '3', '11', '16']) };
  return {
    Amount: new Decimal(Qty).times(UnitPrice).toDecimalPlaces(2).toNumber(),
    DetailType: 'ItemBasedExpenseLineDetail',
    ItemBasedExpenseLineDetail: { ItemRef, Qty, UnitPrice, ...billable },
  };
}

function moneySource(writer: RandomWriter): JsonObject {
  return writer.pick([
    { PaymentType: 'Cash', AccountRef: { value: '35' } },
    { PaymentType: 'CreditCard', AccountRef: { value: '42' } },
    { PaymentType: 'CreditCard', AccountRef: { value: '42' }, Credit: true },
  ]);
}

/** What is owed to a vendor, or by a customer. */
function journalEntry(writer: RandomWriter): JsonObject {
  const Amount = writer.cents(100);
  const entryLine = (PostingType: string, account: string, party?: JsonObject): JsonObject => ({
    Amount,
    DetailType: 'JournalEntryLineDetail',
    JournalEntryLineDetail: {
      PostingType,
      AccountRef: { value: account },
      ...(party ? { Entity: party } : {}),
    },
  });
  const other = writer.pick(['7', '36']);
  const vendor = { Type: 'Vendor', EntityRef: { value: '41' } };
  const customer = { Type: 'Customer', EntityRef: { value: '3' } };
  return writer.chance(0.5)
    ? { Line: [entryLine('Debit', other), entryLine('Credit', '33', vendor)] }
    : { Line: [entryLine('Debit', '84', customer), entryLine('Credit', other)] };
}

/** Bills some lines of an order, some of them in part. */
function billAnOrder(writer: RandomWriter): void {
  const order = writer.any('PurchaseOrder');
  if (!order) return;
  const TxnId = scalarText(order['Id']);
  const lines = linesOf(order).map((ordered): JsonObject => {
    const { Id, LineNum: _number, Received: _received, ...rest } = ordered;
    const LinkedTxn = [{ TxnId, TxnType: 'PurchaseOrder', TxnLineId: Id ?? '' }];
    const detail = rest['ItemBasedExpenseLineDetail'] === undefined ? undefined : detailOf(ordered);
    const { Qty, UnitPrice } = detail ?? {};
    if (!detail || typeof Qty !== 'number' || typeof UnitPrice !== 'number') return { ...rest, LinkedTxn };
    const part = 1 + writer.below(Qty);
    const Amount = new Decimal(part).times(UnitPrice).toDecimalPlaces(2).toNumber();
    return { ...rest, Amount, ItemBasedExpenseLineDetail: { ...detail, Qty: part }, LinkedTxn };
  });
  const { CurrencyRef = null } = order;
  const VendorRef = { value: referenceOf(order, 'VendorRef') ?? '' };
  const LinkedTxn = [{ TxnId, TxnType: 'PurchaseOrder' }];
  writer.write('create', 'Bill', { VendorRef, CurrencyRef, LinkedTxn, Line: lines });
}

function pay(writer: RandomWriter): void {
  const [bill, credit, entry] = [writer.any('Bill'), writer.any('VendorCredit'), writer.any('JournalEntry')];
  if (!bill) return;
  const Line = [writer.linked('Bill', bill, writer.cents(120))];
  if (credit && writer.chance(0.3)) Line.push(writer.linked('VendorCredit', credit, writer.cents(20)));
  if (entry && writer.chance(0.2)) Line.push(writer.linked('JournalEntry', entry, writer.cents(50)));
  const source = writer.pick<JsonObject>([
    { PayType: 'Check', CheckPayment: { BankAccountRef: { value: '35' } } },
    { PayType: 'CreditCard', CreditCardPayment: { CCAccountRef: { value: '42' } } },
  ]);
  const TotalAmt = writer.chance(0.3) ? Number(bill['Balance']) : writer.cents(150);
  writer.write('create', 'BillPayment', { ...writer.payerOf('VendorRef', bill), TotalAmt, Line, ...source });
}
