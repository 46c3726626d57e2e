import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { homeCurrency } from '../company/preference';
import { fault, type Fault } from '../data-service/fault';
import { businessRule, requiredMissing } from '../data-service/fault-texts';
import { isObject, objectsOf, referenceOf, scalarText, type JsonObject } from '../json';
import { type EntityDefinition, type Rule } from '../model/entity';
import {
  boolean,
  COMMON_FIELDS,
  date,
  enumeration,
  kept,
  list,
  number,
  object,
  reference,
  text,
} from '../model/fields';
import { detailOf, linesOf, matchLines } from '../model/merge-update';
import { inHomeCurrency } from '../purchases/purchase-postings';
import { kindOfName } from '../names/kind-of-name';
import { notPaid, releasePayments } from '../payments/release-payments';
import { OF_CUSTOMERS, TO_VENDORS } from '../payments/side';
import { openPeriod } from '../rules/closing-date';
import { datedToday } from '../rules/transaction-date';
import { partyKindOf, partyOf, signedAmountOf } from './entry-lines';
import { sumOf, type Posting } from './posting';

const withIds: Rule = ({ books, body, previous }) => {
  body['Line'] = matchLines(linesOf(previous ?? {}), linesOf(body), books.switches.renumber_lines);
  body['CurrencyRef'] ??= { value: homeCurrency(books) };
  body['Adjustment'] ??= false;
  return [];
};

const twoLines: Rule = ({ body }) =>
  linesOf(body).length < 2 ? [businessRule('Fill out at least two detail lines to continue.')] : [];

/** A payable names its vendor, a receivable its customer. */
const namesGiven: Rule = ({ books, body }) => linesOf(body).flatMap((line) => lineFaults(books, line));

function lineFaults(books: CompanyBooks, line: JsonObject): Fault[] {
  const detail = detailOf(line) ?? {};
  const account = books.find('Account', referenceOf(detail, 'AccountRef') ?? '');
  if (!account) return [requiredMissing('AccountRef')];
  if (detail['PostingType'] === undefined) return [requiredMissing('PostingType')];
  const wanted = partyKindOf(books, line);
  if (wanted === undefined || books.find(wanted, partyOf(line) ?? '')) return [];
  return [
    businessRule(
      `When you use ${scalarText(account['AccountType'])}, you must choose a ${wanted.toLowerCase()} in the Name field.`,
      'Entity',
    ),
  ];
}

/** Debits equal credits (2300). TotalAmt is zero, as debits and credits cancel out. */
const balanced: Rule = ({ body }) => {
  const sum = linesOf(body).reduce((total, line) => total.plus(signedAmountOf(line)), new Decimal(0));
  body['TotalAmt'] = 0;
  return sum.isZero()
    ? []
    : [fault('2300', 'Debits and credits do not match : The debits and credits must be equal.', 'Line')];
};

/** The lines as they are; cents that a conversion into home currency leaves over go to the last line. */
function postings(body: JsonObject, books: CompanyBooks): Posting[] {
  const lines = linesOf(body).map((line) => posting(body, books, line));
  const last = lines.at(-1);
  if (!last) return [];
  const amount = new Decimal(last.amount).minus(sumOf(lines)).toFixed();
  return [...lines.slice(0, -1), { ...last, amount }];
}

function posting(body: JsonObject, books: CompanyBooks, line: JsonObject): Posting {
  const account = referenceOf(detailOf(line) ?? {}, 'AccountRef') ?? '';
  const amount = inHomeCurrency(books, body, signedAmountOf(line)).toFixed();
  const party = partyOf(line);
  const kind = partyKindOf(books, line);
  if (party === undefined || kind === undefined) return { account, amount };
  return kind === 'Vendor' ? { account, amount, vendor: party } : { account, amount, customer: party };
}

/** Which kind of name stands on a line follows from its id. */
function showParties(shown: JsonObject, books: CompanyBooks): void {
  for (const line of objectsOf(shown['Line'])) {
    const entity = detailOf(line)?.['Entity'];
    const id = partyOf(line);
    if (!isObject(entity) || id === undefined) continue;
    entity['Type'] = kindOfName(books, id) ?? 'Employee';
  }
}

/** QuickBooks Online, JournalEntry page. */
export const JOURNAL_ENTRY: EntityDefinition = {
  name: 'JournalEntry',
  kind: 'transaction',
  operations: ['create', 'update', 'delete', 'read', 'query'],
  sequence: 'transaction',
  fields: {
    ...COMMON_FIELDS,
    DocNumber: text(21, { filter: true, sort: true }),
    TxnDate: date({ filter: true, sort: true }),
    PrivateNote: text(4000),
    Adjustment: boolean(),
    CurrencyRef: reference([]),
    ExchangeRate: number(),
    TotalAmt: number({ readOnly: true }),
    HomeTotalAmt: number({ readOnly: true }),
    GlobalTaxCalculation: kept(),
    TxnTaxDetail: kept(),
    TransactionLocationType: text(100),
    RecurDataRef: reference([], { readOnly: true }),
    LinkedTxn: kept({ readOnly: true }),
    Line: list(
      {
        Id: text(64, { readOnly: true }),
        LineNum: number(),
        Description: text(4000),
        Amount: number({ required: true }),
        DetailType: enumeration(['JournalEntryLineDetail'], { required: true }),
        ProjectRef: reference('Customer'),
        JournalEntryLineDetail: object({
          PostingType: enumeration(['Debit', 'Credit']),
          AccountRef: reference('Account'),
          Entity: object({ Type: text(30), EntityRef: reference(['Vendor', 'Customer', 'Employee']) }),
          ClassRef: reference('Class'),
          DepartmentRef: reference('Department'),
          TaxCodeRef: reference([]),
          TaxApplicableOn: text(30),
          TaxAmount: number(),
          BillableStatus: text(20),
        }),
      },
      { required: true },
    ),
  },
  rules: [datedToday, openPeriod, withIds, twoLines, namesGiven, balanced],
  removal: [openPeriod, notPaid(TO_VENDORS), notPaid(OF_CUSTOMERS)],
  show: showParties,
  post: postings,
  follow: (change) => {
    releasePayments(TO_VENDORS)(change);
    releasePayments(OF_CUSTOMERS)(change);
  },
};
