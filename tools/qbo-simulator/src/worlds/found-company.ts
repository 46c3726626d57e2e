import { type CompanyBooks } from '../company/books';
import { SEED_AUTHOR, type Company, type Country } from '../company/company';
import { homeCurrency } from '../company/preference';
import { isObject, type JsonObject } from '../json';
import { followItem, openAccount } from '../ledger/opening';
import { pacificDay } from '../time/pacific-time';
import { PLUS_AND_UP } from '../model/entity';
import { storeFirst } from '../model/first-version';
import { ACCOUNT_TYPES } from '../lists/account-types';
import { MANDATORY_ACCOUNTS, SAMPLE_ACCOUNTS, TAX_ACCOUNTS, type AccountRow } from './accounts';
import { DEMO_EXPENSE_ACCOUNTS, SAMPLE_ITEMS, type ItemRow } from './items';
import { foundDocuments } from './found-documents';
import { foundTaxes } from './found-taxes';
import { SAMPLE_CUSTOMERS, SAMPLE_VENDORS, TERMS } from './names';
import { PLACES } from './places';

/** Class ids are long on purpose: they do not fit a JavaScript number. */
const FIRST_CLASS_ID = '5000000000000007280';

/** Recorded is that new transactions of the sample company begin about here; its own come before. */
const FIRST_TRANSACTION = '145';
const FIRST_OWN_TRANSACTION = '130';

/** Where the sequences of the sample company stand: the first new customer is 58, item 19, transaction 145. */
const SAMPLE_SEQUENCES = {
  name: '58',
  item: '19',
  transaction: FIRST_TRANSACTION,
  account: '91',
  address: '200',
  term: '6',
  'tax-code': '4',
  'tax-rate': '4',
  'tax-agency': '3',
  'payment-method': '4',
};
const EMPTY_SEQUENCES = { ...SAMPLE_SEQUENCES, name: '1', item: '1', transaction: '1', address: '1' };

/** Fills a new company's books with what it begins with; they are closed, if at all, after that. */
export function foundCompany(books: CompanyBooks, preferences: JsonObject): void {
  const { company } = books;
  const sequences = company.seed === 'empty' ? EMPTY_SEQUENCES : SAMPLE_SEQUENCES;
  for (const [sequence, first] of Object.entries(sequences)) books.beginSequence(sequence, first);
  books.beginSequence('class', FIRST_CLASS_ID);
  put(books, 'CompanyInfo', '1', companyInfo(company));
  put(books, 'Preferences', '1', withOpenBooks(preferences));
  foundTaxes(books, (entity, id, body) => put(books, entity, id, body));
  for (const [id, name, dueDays] of TERMS) {
    put(books, 'Term', String(id), {
      Name: name,
      Active: true,
      Type: 'STANDARD',
      DueDays: dueDays,
      DiscountPercent: 0,
    });
  }
  foundPaymentMethods(books);
  foundAccounts(books, chartOf(company));
  if (company.seed !== 'empty') foundLists(books);
  if (company.seed === 'sample') {
    foundClasses(books);
    books.beginSequence('transaction', FIRST_OWN_TRANSACTION);
    foundDocuments(books);
    books.beginSequence('transaction', FIRST_TRANSACTION);
  }
  put(books, 'Preferences', '1', preferences);
}

function withOpenBooks({ AccountingInfoPrefs: accounting, ...others }: JsonObject): JsonObject {
  if (!isObject(accounting)) return others;
  const { BookCloseDate: _closing, ...open } = accounting;
  return { ...others, AccountingInfoPrefs: open };
}

export function put(books: CompanyBooks, entity: string, id: string, body: JsonObject): JsonObject {
  return storeFirst(books, entity, id, { body, author: SEED_AUTHOR });
}

const OFFERING: Readonly<Record<Company['switches']['plan'], string>> = {
  SimpleStart: 'QuickBooks Online Simple Start',
  Essentials: 'QuickBooks Online Essentials',
  Plus: 'QuickBooks Online Plus',
  Advanced: 'QuickBooks Online Advanced',
};

function companyInfo(company: Company): JsonObject {
  const nameValue = {
    NeoEnabled: 'true',
    IndustryType: 'Landscaping Services',
    QBOIndustryType: 'Landscaping Services',
    ItemCategoriesFeature: 'true',
    IsQbdtMigrated: 'false',
    SubscriptionStatus: 'PAID',
    OfferingSku: OFFERING[company.switches.plan],
    CompanyType: 'Other',
  };
  return {
    CompanyName: company.name,
    LegalName: company.name,
    CompanyAddr: { Id: '1', Line1: '123 Sierra Way', ...PLACES[company.country].ofCompany },
    CompanyStartDate: pacificDay(company.createdAt),
    FiscalYearStartMonth: 'January',
    Country: company.country,
    Email: { Address: 'noreply@quickbooks.com' },
    SupportedLanguages: 'en',
    NameValue: Object.entries(nameValue).map(([Name, Value]) => ({ Name, Value })),
  };
}

function chartOf({ country, seed }: Company): readonly AccountRow[] {
  const rows = seed === 'empty' ? MANDATORY_ACCOUNTS : SAMPLE_ACCOUNTS;
  return country === 'US' ? rows : [...rows, TAX_ACCOUNTS[country]];
}

/** Invented; the recordings name none. */
function foundPaymentMethods(books: CompanyBooks): void {
  const methods = [
    ['1', 'Cash', 'NON_CREDIT_CARD'],
    ['2', 'Check', 'NON_CREDIT_CARD'],
    ['3', 'Credit Card', 'CREDIT_CARD'],
  ] as const;
  for (const [id, Name, Type] of methods) put(books, 'PaymentMethod', id, { Name, Type, Active: true });
}

/** Invented. Plans without classes have none. */
function foundClasses(books: CompanyBooks): void {
  if (!PLUS_AND_UP.includes(books.switches.plan)) return;
  for (const Name of ['Landscaping', 'Maintenance', 'Retail']) {
    const body = { Name, FullyQualifiedName: Name, SubClass: false, Active: true };
    put(books, 'Class', books.nextId('class'), body);
  }
}

function foundAccounts(books: CompanyBooks, rows: readonly AccountRow[]): void {
  const byId = new Map(rows.map((row) => [row[0], row]));
  const qualified = ([, name, , , parent]: AccountRow): string => {
    const above = parent === undefined ? undefined : byId.get(parent);
    return above ? `${qualified(above)}:${name}` : name;
  };
  for (const row of rows) {
    const [id, Name, AccountType, AccountSubType, parent] = row;
    put(books, 'Account', String(id), {
      Name,
      SubAccount: parent !== undefined,
      ...(parent === undefined ? {} : { ParentRef: { value: String(parent) } }),
      FullyQualifiedName: qualified(row),
      Active: true,
      Classification: ACCOUNT_TYPES[AccountType]?.classification ?? '',
      AccountType,
      AccountSubType: AccountSubType ?? '',
      CurrentBalance: 0,
      CurrentBalanceWithSubAccounts: 0,
      CurrencyRef: { value: homeCurrency(books) },
    });
  }
  for (const [id, , , , , balance = 0] of rows) {
    openAccount(books, books.find('Account', String(id)) ?? {}, balance);
  }
}

function foundLists(books: CompanyBooks): void {
  for (const [id, name] of SAMPLE_VENDORS) {
    const vendor = { DisplayName: name, CompanyName: name, PrintOnCheckName: name, Vendor1099: false };
    put(books, 'Vendor', String(id), {
      ...vendor,
      Active: true,
      Balance: 0,
      CurrencyRef: { value: homeCurrency(books) },
      BillAddr: address(id, books.company.country),
    });
  }
  for (const [id, name, parent, email] of SAMPLE_CUSTOMERS) {
    put(books, 'Customer', String(id), customer(books, id, name, parent, email));
  }
  for (const row of SAMPLE_ITEMS) {
    const after = put(books, 'Item', String(row.id), item(books, row));
    followItem({ books, before: undefined, after });
  }
}

function address(id: number, country: Country): JsonObject {
  const { city, subdivision, postalCode } = PLACES[country];
  return {
    Id: String(id),
    Line1: `${id * 37} Main St.`,
    City: city,
    CountrySubDivisionCode: subdivision,
    PostalCode: postalCode(id),
  };
}

function customer(
  books: CompanyBooks,
  id: number,
  name: string,
  parent?: number,
  email?: string,
): JsonObject {
  const parentName = SAMPLE_CUSTOMERS.find(([other]) => other === parent)?.[1];
  return {
    DisplayName: name,
    PrintOnCheckName: name,
    FullyQualifiedName: parentName === undefined ? name : `${parentName}:${name}`,
    Job: parent !== undefined,
    BillWithParent: parent !== undefined,
    ...(parent === undefined ? {} : { ParentRef: { value: String(parent) }, Level: 1 }),
    ...(email === undefined ? {} : { PrimaryEmailAddr: { Address: email } }),
    Active: true,
    Taxable: true,
    IsProject: false,
    Balance: 0,
    BalanceWithJobs: 0,
    PreferredDeliveryMethod: 'Print',
    CurrencyRef: { value: homeCurrency(books) },
    BillAddr: address(id, books.company.country),
  };
}

function item(books: CompanyBooks, row: ItemRow): JsonObject {
  const expense =
    books.company.seed === 'demo' ? (DEMO_EXPENSE_ACCOUNTS[row.id] ?? row.expense) : row.expense;
  const parentName = SAMPLE_ITEMS.find(({ id }) => id === row.parent)?.name;
  const account = (id: number | undefined) => (id === undefined ? undefined : { value: String(id) });
  const fields: Record<string, JsonObject[string] | undefined> = {
    Name: row.name,
    FullyQualifiedName: parentName === undefined ? row.name : `${parentName}:${row.name}`,
    SubItem: row.parent !== undefined,
    ParentRef: account(row.parent),
    Level: row.parent === undefined ? undefined : 1,
    Active: true,
    Type: row.type,
    ...(row.type === 'Category' ? {} : pricesOf(row)),
    IncomeAccountRef: account(row.income),
    ExpenseAccountRef: account(expense),
    ...(row.type === 'Inventory' ? stockOf(row, pacificDay(books.company.createdAt)) : {}),
  };
  return defined(fields);
}

function pricesOf(row: ItemRow): JsonObject {
  return {
    Taxable: row.type === 'Inventory',
    UnitPrice: row.price ?? 0,
    PurchaseCost: row.cost ?? 0,
    TrackQtyOnHand: false,
  };
}

function stockOf(row: ItemRow, startDate: string): JsonObject {
  return {
    AssetAccountRef: { value: '81' },
    TrackQtyOnHand: true,
    QtyOnHand: row.quantity ?? 0,
    InvStartDate: startDate,
  };
}

function defined(fields: Record<string, JsonObject[string] | undefined>): JsonObject {
  const body: JsonObject = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) body[name] = value;
  return body;
}
