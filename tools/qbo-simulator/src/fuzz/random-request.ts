import { type Json, type JsonObject } from '../json';
import { definitionOf } from '../model/registry';
import { writeElement } from '../xml/write-element';
import { buildXml } from '../xml/xml-text';
import { type Choice } from './choice';
import { randomQuery } from './random-query';
import { spoiled } from './spoil';

export interface FuzzRequest {
  readonly method: string;
  /** Below `/v3/company/{realmId}/`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

const itemLine: JsonObject = {
  Amount: 25,
  DetailType: 'ItemBasedExpenseLineDetail',
  ItemBasedExpenseLineDetail: { ItemRef: { value: '11', name: 'Pump' }, Qty: 2, UnitPrice: 12.5 },
};
const accountLine: JsonObject = {
  Amount: 7.5,
  DetailType: 'AccountBasedExpenseLineDetail',
  AccountBasedExpenseLineDetail: { AccountRef: { value: '7' } },
};

const saleLine: JsonObject = {
  Amount: 30,
  DetailType: 'SalesItemLineDetail',
  SalesItemLineDetail: { ItemRef: { value: '11' }, Qty: 2, UnitPrice: 15, TaxCodeRef: { value: 'TAX' } },
};
const discountLine: JsonObject = {
  DetailType: 'DiscountLineDetail',
  DiscountLineDetail: { PercentBased: true, DiscountPercent: 10 },
};
const sale: JsonObject = { CustomerRef: { value: '3' }, Line: [saleLine, discountLine] };
const depositLine: JsonObject = {
  Amount: 5,
  DetailType: 'DepositLineDetail',
  DepositLineDetail: { AccountRef: { value: '5' }, Entity: { value: '3', type: 'Customer' } },
};
const appliedLine: JsonObject = { Amount: 10, LinkedTxn: [{ TxnId: '160', TxnType: 'Invoice' }] };

/** Bodies that a company of the sample accepts; `#` stands for a number that no other body has. */
const BODIES: readonly [readonly [string, JsonObject], ...(readonly [string, JsonObject])[]] = [
  ['Vendor', { DisplayName: 'Fuzz vendor #', BillAddr: { Line1: '1 Main St.', Country: 'USA' } }],
  ['Customer', { DisplayName: 'Fuzz customer #', PrimaryEmailAddr: { Address: 'a@example.org' } }],
  ['Item', { Name: 'Fuzz item #', Type: 'Service', IncomeAccountRef: { value: '1' } }],
  ['Account', { Name: 'Fuzz account #', AccountType: 'Expense' }],
  ['Term', { Name: 'Fuzz #', DueDays: 7 }],
  ['PurchaseOrder', { VendorRef: { value: '41' }, Line: [itemLine, accountLine], DocNumber: 'F-#' }],
  ['Bill', { VendorRef: { value: '56' }, Line: [accountLine, itemLine], TxnDate: '2026-03-01' }],
  ['VendorCredit', { VendorRef: { value: '56' }, Line: [accountLine] }],
  ['Purchase', { PaymentType: 'Check', AccountRef: { value: '35' }, Line: [accountLine] }],
  [
    'BillPayment',
    {
      VendorRef: { value: '56' },
      TotalAmt: 10,
      PayType: 'Check',
      CheckPayment: { BankAccountRef: { value: '35' } },
      Line: [{ Amount: 10, LinkedTxn: [{ TxnId: '160', TxnType: 'Bill' }] }],
    },
  ],
  ['Invoice', { ...sale, BillEmail: { Address: 'a@example.org' }, TxnTaxDetail: { TotalTax: 1 } }],
  ['Estimate', { ...sale, TxnStatus: 'Accepted' }],
  ['CreditMemo', sale],
  ['SalesReceipt', { ...sale, PaymentRefNum: '#' }],
  ['RefundReceipt', { ...sale, DepositToAccountRef: { value: '35' } }],
  ['Payment', { CustomerRef: { value: '3' }, TotalAmt: 20 }],
  ['Payment', { CustomerRef: { value: '3' }, TotalAmt: 20, Line: [appliedLine] }],
  ['Deposit', { DepositToAccountRef: { value: '35' }, Line: [depositLine] }],
  ['Transfer', { FromAccountRef: { value: '35' }, ToAccountRef: { value: '36' }, Amount: 3 }],
  ['TimeActivity', { NameOf: 'Vendor', VendorRef: { value: '41' }, Hours: 1, Minutes: 30 }],
  [
    'JournalEntry',
    {
      Line: ['Debit', 'Credit'].map((PostingType) => ({
        Amount: 9,
        DetailType: 'JournalEntryLineDetail',
        JournalEntryLineDetail: { PostingType, AccountRef: { value: PostingType === 'Debit' ? '7' : '8' } },
      })),
    },
  ],
];

const CONTENT_TYPES: readonly [string, ...string[]] = [
  'application/json',
  'application/json',
  'application/json; charset=utf-8',
  'application/text',
  'text/plain',
  'application/xml',
  'application/octet-stream',
  '',
];

const WRITES: readonly [string, ...string[]] = [
  '',
  '',
  '',
  '?operation=update',
  '?operation=delete',
  '?include=void',
  '?operation=nothing',
  '?requestid=fuzz',
  '?minorversion=x',
];

let made = 0;

/** One request that a client could send: now and then a good one, mostly one that is wrong somewhere. */
export function randomRequest(choice: Choice): FuzzRequest {
  switch (choice.below(8)) {
    case 0:
      return request('GET', `query?query=${encodeURIComponent(randomQuery(choice))}`);
    case 1:
      return request('POST', 'query', Buffer.from(randomQuery(choice)), choice.of(CONTENT_TYPES));
    case 2:
      return request('GET', `${somePath(choice)}/${someId(choice)}`);
    case 3:
      return request('POST', 'batch', json({ BatchItemRequest: batchItems(choice) }));
    case 4:
      return request(
        choice.of(['GET', 'POST', 'PUT', 'DELETE', 'PATCH']),
        somePath(choice),
        spoiltBytes(choice),
        choice.of(CONTENT_TYPES),
      );
    case 5:
      return request(
        'GET',
        `cdc?entities=${somePath(choice)},Vendor&changedSince=${choice.of(['2026-11-20', 'x', '', '1999-01-01T00:00:00Z'])}`,
      );
    default:
      return write(choice);
  }
}

function write(choice: Choice): FuzzRequest {
  const [entity, body] = someBody(choice);
  const known = choice.oneIn(3)
    ? { Id: someId(choice), SyncToken: String(choice.below(3)), sparse: choice.oneIn(2) }
    : {};
  const path = `${entity.toLowerCase()}${choice.of(WRITES)}`;
  const sent = { ...spoiled(body, choice), ...known };
  if (choice.oneIn(6)) return xmlRequest(path, xml(entity, sent), choice);
  return request('POST', path, json(sent), choice.of(CONTENT_TYPES));
}

/** The same in the other form, answered in either. */
function xmlRequest(path: string, body: Buffer, choice: Choice): FuzzRequest {
  const { headers, ...rest } = request('POST', path, body, 'application/xml');
  return { ...rest, headers: { ...headers, accept: choice.of(['application/xml', 'application/json']) } };
}

function xml(entity: string, body: JsonObject): Buffer {
  return Buffer.from(buildXml({ root: entity, content: writeElement(definitionOf(entity).fields, body) }));
}

function batchItems(choice: Choice): Json[] {
  return Array.from({ length: choice.below(choice.oneIn(9) ? 40 : 4) }, (_, index): Json => {
    if (choice.oneIn(4)) return { bId: String(index), Query: randomQuery(choice) };
    const [entity, body] = someBody(choice);
    const operation = choice.of(['create', 'update', 'delete', 'void', 'revert', '']);
    return spoiled({ bId: String(index), operation, [entity]: body }, choice);
  });
}

function someBody(choice: Choice): readonly [string, JsonObject] {
  const [entity, body] = choice.of(BODIES);
  made += 1;
  return [entity, JSON.parse(JSON.stringify(body).replaceAll('#', String(made))) as JsonObject];
}

const somePath = (choice: Choice): string =>
  choice.of([
    'vendor',
    'purchaseorder',
    'bill',
    'invoice',
    'payment',
    'deposit',
    'item',
    'companyinfo',
    'preferences',
    'taxcode',
    'attachable',
    'exchangerate',
    'reports/BalanceSheet',
    'nothing',
    '..%2f..',
    '%00',
    'VENDOR',
    'upload',
    'download',
    'taxservice/taxcode',
  ]);

const someId = (choice: Choice): string =>
  choice.of([
    '1',
    '11',
    '41',
    '56',
    '145',
    '150',
    '160',
    '0',
    '-1',
    'abc',
    '1/pdf',
    '145/send',
    '999999999999999999999',
    '%27',
    '1 2',
  ]);

/** Bytes that are no JSON, or no UTF-8. */
const spoiltBytes = (choice: Choice): Buffer =>
  choice.of([
    Buffer.from(''),
    Buffer.from('{'),
    Buffer.from('[1,2'),
    Buffer.from('null'),
    Buffer.from('"text"'),
    Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
    Buffer.from('{"DisplayName":"\xe9"}', 'latin1'),
    Buffer.from(`${'['.repeat(2_000)}${']'.repeat(2_000)}`),
    Buffer.from('{"__proto__":{"Active":false},"DisplayName":"p"}'),
    Buffer.from('<Vendor><DisplayName>no end'),
    Buffer.from('<Vendor><Line/><Line>1</Line><BillAddr><Line1><b/></Line1></BillAddr></Vendor>'),
    Buffer.from(`${'<Vendor>'.repeat(5_000)}`),
  ]);

const json = (value: Json): Buffer => Buffer.from(JSON.stringify(value));

function request(method: string, path: string, body?: Buffer, contentType = 'application/json'): FuzzRequest {
  const type = contentType === '' ? {} : { 'content-type': contentType };
  // Said even for GET: Node would send the body without it, and the server take it for the next request.
  const ofBody = body === undefined ? {} : { ...type, 'content-length': String(body.length) };
  return { method, path, headers: { accept: 'application/json', ...ofBody }, body };
}
