import { Decimal } from 'decimal.js';
import { fault, type Fault } from '../data-service/fault';
import { businessRule } from '../data-service/fault-texts';
import { type CompanyBooks } from '../company/books';
import { referenceOf, type JsonObject } from '../json';
import { PLUS_AND_UP, type EntityDefinition, type Rule } from '../model/entity';
import {
  boolean,
  COMMON_FIELDS,
  date,
  enumeration,
  kept,
  NAME_FORBIDS,
  number,
  reference,
  text,
} from '../model/fields';
import { followItem } from '../ledger/opening';
import { hierarchy } from '../rules/hierarchy';
import { renameBelow } from '../rules/rename-below';
import { activeByDefault, nameUniqueAmongSiblings } from '../rules/names';

const DEEPEST_CATEGORIES = 4;
const DEAREST_PRICE = new Decimal('99999999999');

function accountType(books: CompanyBooks, item: JsonObject, property: string): unknown {
  return books.find('Account', referenceOf(item, property) ?? '')?.['AccountType'];
}

function inventoryFaults(books: CompanyBooks, item: JsonObject): Fault[] {
  const missing = (what: string) =>
    fault(
      '2020',
      `Required parameter ${what} is missing in the request. ${what} is required if you are tracking inventory quantities for this product.`,
      what,
    );
  const faults: Fault[] = [];
  if (!referenceOf(item, 'IncomeAccountRef')) faults.push(missing('IncomeAccountRef'));
  if (!referenceOf(item, 'ExpenseAccountRef')) faults.push(missing('ExpenseAccountRef'));
  if (!referenceOf(item, 'AssetAccountRef')) {
    faults.push(
      fault(
        '2020',
        'Required parameter AssetAccountRef is missing in the request. An inventory assetaccount is required if you are tracking inventory quantities for this product.',
        'AssetAccountRef',
      ),
    );
  }
  if (item['TrackQtyOnHand'] !== true) faults.push(missing('TrackQtyOnHand'));
  if (item['QtyOnHand'] === undefined) faults.push(missing('QtyOnHand'));
  if (item['InvStartDate'] === undefined) faults.push(missing('InvStartDate'));
  return faults.length > 0 ? faults : wrongAccounts(books, item);
}

const ACCOUNTS_OF_INVENTORY: Readonly<Record<string, string>> = {
  IncomeAccountRef: 'Income',
  ExpenseAccountRef: 'Cost of Goods Sold',
  AssetAccountRef: 'Other Current Asset',
};

/** Of stock the accounts are of one type each; services may use others (QuickBooks Online, Item page). */
function wrongAccounts(books: CompanyBooks, item: JsonObject): Fault[] {
  return Object.entries(ACCOUNTS_OF_INVENTORY)
    .filter(([property, type]) => accountType(books, item, property) !== type)
    .map(([property, type]) =>
      fault('6430', `Invalid account type used : ${property} must be of type ${type}.`, property),
    );
}

/** What each type of item needs (QuickBooks Online, Item page). */
const accountsOfType: Rule = ({ books, body, previous }) => {
  body['Type'] ??= 'Service';
  if (previous?.['Type'] === 'Inventory' && body['Type'] !== 'Inventory') {
    return [businessRule('The type of an inventory item cannot be changed.', 'Type')];
  }
  switch (body['Type']) {
    case 'Category':
      return [];
    case 'Inventory':
      return PLUS_AND_UP.includes(books.switches.plan)
        ? inventoryFaults(books, body)
        : [
            fault(
              '5020',
              'Permission Denied Error : Inventory tracking is not available in this subscription.',
            ),
          ];
    default:
      return (referenceOf(body, 'IncomeAccountRef') ?? referenceOf(body, 'ExpenseAccountRef'))
        ? []
        : [
            fault(
              '2020',
              'Required parameter IncomeAccountRef is missing in the request',
              'IncomeAccountRef',
            ),
          ];
  }
};

const groupsComeFromQuickBooks: Rule = ({ body, previous }) =>
  !previous && (body['Type'] === 'Group' || body['Type'] === 'Bundle')
    ? [fault('2170', `Invalid Enumeration : ${String(body['Type'])}`, 'Type')]
    : [];

/** Sub-items hang under categories. */
const parentIsCategory: Rule = ({ books, body }) => {
  const parent = books.find('Item', referenceOf(body, 'ParentRef') ?? '');
  return !parent || parent['Type'] === 'Category'
    ? []
    : [fault('700', 'Parent Reference Invalid : An item can only be a sub-item of a category.', 'ParentRef')];
};

/** Categories go one level less deep than items, which hang under them. */
const categoriesEnd: Rule = ({ body }) =>
  body['Type'] === 'Category' && Number(body['Level'] ?? 0) >= DEEPEST_CATEGORIES
    ? [fault('6180', 'You can only have four levels of categories.', 'ParentRef')]
    : [];

const categoryStaysActive: Rule = ({ body }) =>
  body['Type'] === 'Category' && body['Active'] === false
    ? [businessRule('A category cannot be made inactive.', 'Active')]
    : [];

const pricesInRange: Rule = ({ body }) =>
  ['UnitPrice', 'PurchaseCost']
    .filter((price) => typeof body[price] === 'number' && new Decimal(body[price]).abs().gt(DEAREST_PRICE))
    .map((price) => fault('2240', `Invalid Number Range : ${price}`, price));

const itemDefaults: Rule = ({ body }) => {
  if (body['Type'] === 'Category') return [];
  body['Taxable'] ??= false;
  body['UnitPrice'] ??= 0;
  body['PurchaseCost'] ??= 0;
  body['TrackQtyOnHand'] ??= false;
  return [];
};

/** QuickBooks Online, Item page. */
export const ITEM: EntityDefinition = {
  name: 'Item',
  kind: 'name-list',
  operations: ['create', 'update', 'read', 'query'],
  sequence: 'item',
  nameFields: ['Name', 'FullyQualifiedName'],
  referenceName: 'FullyQualifiedName',
  fields: {
    ...COMMON_FIELDS,
    Name: text(100, { required: true, forbidden: NAME_FORBIDS, filter: true, sort: true }),
    Sku: text(100, { filter: true, sort: true }),
    Description: text(4000, { filter: true, sort: true }),
    Active: boolean({ filter: true }),
    SubItem: boolean({ readOnly: true, filter: true }),
    ParentRef: reference('Item'),
    Level: number({ readOnly: true }),
    FullyQualifiedName: text(600, { readOnly: true, filter: true, sort: true }),
    Taxable: boolean(),
    SalesTaxIncluded: boolean(),
    PurchaseTaxIncluded: boolean(),
    UnitPrice: number({ filter: true, sort: true }),
    RatePercent: number(),
    Type: enumeration(['Inventory', 'NonInventory', 'Service', 'Category', 'Group', 'Bundle'], {
      filter: true,
      sort: true,
    }),
    ItemCategoryType: text(30),
    IncomeAccountRef: reference('Account'),
    PurchaseDesc: text(1000),
    PurchaseCost: number({ filter: true, sort: true }),
    ExpenseAccountRef: reference('Account'),
    AssetAccountRef: reference('Account'),
    PrefVendorRef: reference('Vendor'),
    ClassRef: reference('Class'),
    SalesTaxCodeRef: reference([]),
    PurchaseTaxCodeRef: reference([]),
    TaxClassificationRef: reference([]),
    TrackQtyOnHand: boolean(),
    QtyOnHand: number(),
    QtyOnPurchaseOrder: number({ readOnly: true }),
    QtyOnSalesOrder: number({ readOnly: true }),
    ReorderPoint: number(),
    ManPartNum: text(100),
    InvStartDate: date(),
    AbatementRate: number(),
    ReverseChargeRate: number(),
    ServiceType: text(30),
    UQCDisplayText: text(30),
    UQCId: text(10),
    DeferredRevenue: boolean(),
    PrintGroupedItems: boolean(),
    ItemGroupDetail: kept(),
    CustomField: kept(),
    Source: text(30, { readOnly: true }),
  },
  rules: [
    activeByDefault,
    groupsComeFromQuickBooks,
    accountsOfType,
    parentIsCategory,
    categoryStaysActive,
    pricesInRange,
    hierarchy('Item', 'Name', 'SubItem'),
    categoriesEnd,
    nameUniqueAmongSiblings('Item'),
    itemDefaults,
  ],
  follow: renameBelow('Item', 'Name', followItem),
};
