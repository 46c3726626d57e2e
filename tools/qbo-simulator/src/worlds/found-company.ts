import { type CompanyBooks } from '../company/books';
import { SEED_AUTHOR, type Company } from '../company/company';
import { type JsonObject } from '../json';
import { pacificDay, pacificSecond } from '../time/pacific-time';
import { ACCOUNT_TYPES } from '../lists/account-types';
import { MANDATORY_ACCOUNTS, SAMPLE_ACCOUNTS, type AccountRow } from './accounts';
import { DEMO_EXPENSE_ACCOUNTS, SAMPLE_ITEMS, type ItemRow } from './items';
import { SAMPLE_CUSTOMERS, SAMPLE_VENDORS, TERMS } from './names';

const USD: JsonObject = { value: 'USD' };
/** Class ids are long on purpose: they do not fit a JavaScript number. */
const FIRST_CLASS_ID = '5000000000000007280';

/** Where the sequences of the sample company stand: the first new customer is 58, item 19, transaction 145. */
const SAMPLE_SEQUENCES = {
  name: '58',
  item: '19',
  transaction: '145',
  account: '91',
  address: '200',
  term: '6',
  'tax-code': '4',
  'tax-rate': '4',
  'tax-agency': '3',
  'payment-method': '4',
};
const EMPTY_SEQUENCES = { ...SAMPLE_SEQUENCES, name: '1', item: '1', transaction: '1', address: '1' };

/** Fills a new company's books with what it begins with. */
export function foundCompany(books: CompanyBooks, preferences: JsonObject): void {
  const { company } = books;
  const sequences = company.seed === 'empty' ? EMPTY_SEQUENCES : SAMPLE_SEQUENCES;
  for (const [sequence, first] of Object.entries(sequences)) books.beginSequence(sequence, first);
  books.beginSequence('class', FIRST_CLASS_ID);
  put(books, 'CompanyInfo', '1', companyInfo(company));
  put(books, 'Preferences', '1', preferences);
  foundTaxes(books);
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
  foundAccounts(books, company.seed === 'empty' ? MANDATORY_ACCOUNTS : SAMPLE_ACCOUNTS);
  if (company.seed !== 'empty') foundLists(books);
}

function put(books: CompanyBooks, entity: string, id: string, body: JsonObject): void {
  const now = pacificSecond(books.clock.now());
  books.records(entity).put(id, {
    body: { ...body, Id: id, SyncToken: '0', MetaData: { CreateTime: now, LastUpdatedTime: now } },
    writtenBy: SEED_AUTHOR,
  });
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
    CompanyAddr: {
      Id: '1',
      Line1: '123 Sierra Way',
      City: 'San Pablo',
      CountrySubDivisionCode: 'CA',
      PostalCode: '87999',
      Country: 'USA',
    },
    CompanyStartDate: pacificDay(company.createdAt),
    FiscalYearStartMonth: 'January',
    Country: company.country,
    Email: { Address: 'noreply@quickbooks.com' },
    SupportedLanguages: 'en',
    NameValue: Object.entries(nameValue).map(([Name, Value]) => ({ Name, Value })),
  };
}

/** TAX and NON stand on lines; a group code stands on the transaction. */
function foundTaxes(books: CompanyBooks): void {
  const code = (name: string, taxable: boolean, group: boolean): JsonObject => ({
    Name: name,
    Description: name,
    Active: true,
    Taxable: taxable,
    TaxGroup: group,
  });
  put(books, 'TaxCode', 'TAX', code('TAX', true, false));
  put(books, 'TaxCode', 'NON', code('NON', false, false));
  const agencies = [
    ['1', 'Arizona Dept. of Revenue'],
    ['2', 'Board of Equalization'],
  ] as const;
  for (const [id, DisplayName] of agencies) {
    put(books, 'TaxAgency', id, {
      DisplayName,
      Active: true,
      TaxTrackedOnSales: true,
      TaxTrackedOnPurchases: false,
      TaxAgencyConfig: 'SYSTEM_GENERATED',
    });
  }
  const states = [
    ['2', 'California', 8, '3'],
    ['3', 'Tucson', 9.1, '2'],
  ] as const;
  for (const [id, name, rate, rateId] of states) {
    const detail = { TaxRateRef: { value: rateId, name }, TaxTypeApplicable: 'TaxOnAmount', TaxOrder: 0 };
    put(books, 'TaxCode', id, {
      ...code(name, true, true),
      SalesTaxRateList: { TaxRateDetail: [detail] },
      PurchaseTaxRateList: { TaxRateDetail: [] },
    });
    put(books, 'TaxRate', rateId, {
      Name: name,
      Active: true,
      RateValue: rate,
      SpecialTaxType: 'NONE',
      AgencyRef: { value: '1' },
    });
  }
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

function foundAccounts(books: CompanyBooks, rows: readonly AccountRow[]): void {
  const byId = new Map(rows.map((row) => [row[0], row]));
  const qualified = ([, name, , , parent]: AccountRow): string => {
    const above = parent === undefined ? undefined : byId.get(parent);
    return above ? `${qualified(above)}:${name}` : name;
  };
  for (const row of rows) {
    const [id, Name, AccountType, AccountSubType, parent, balance = 0] = row;
    put(books, 'Account', String(id), {
      Name,
      SubAccount: parent !== undefined,
      ...(parent === undefined ? {} : { ParentRef: { value: String(parent) } }),
      FullyQualifiedName: qualified(row),
      Active: true,
      Classification: ACCOUNT_TYPES[AccountType]?.classification ?? '',
      AccountType,
      AccountSubType: AccountSubType ?? '',
      CurrentBalance: balance,
      CurrentBalanceWithSubAccounts: balance,
      CurrencyRef: USD,
    });
  }
}

function foundLists(books: CompanyBooks): void {
  for (const [id, name] of SAMPLE_VENDORS) {
    const vendor = { DisplayName: name, CompanyName: name, PrintOnCheckName: name, Vendor1099: false };
    put(books, 'Vendor', String(id), {
      ...vendor,
      Active: true,
      Balance: 0,
      CurrencyRef: USD,
      BillAddr: address(id),
    });
  }
  for (const [id, name, parent, email] of SAMPLE_CUSTOMERS) {
    put(books, 'Customer', String(id), customer(id, name, parent, email));
  }
  for (const row of SAMPLE_ITEMS) put(books, 'Item', String(row.id), item(books, row));
}

function address(id: number): JsonObject {
  return {
    Id: String(id),
    Line1: `${id * 37} Main St.`,
    City: 'Middlefield',
    CountrySubDivisionCode: 'CA',
    PostalCode: `94${String(300 + id)}`,
  };
}

function customer(id: number, name: string, parent?: number, email?: string): JsonObject {
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
    CurrencyRef: USD,
    BillAddr: address(id),
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
