import { referenceOf } from '../json';
import { type EntityDefinition, type Rule } from '../model/entity';
import {
  address,
  boolean,
  date,
  enumeration,
  kept,
  NAME_FORBIDS,
  number,
  reference,
  telephone,
  text,
} from '../model/fields';
import { openControlAccount } from '../ledger/open-control-account';
import { followCustomer } from '../ledger/opening';
import { addresses } from '../rules/addresses';
import { nameCurrency } from '../rules/currency';
import { hierarchy } from '../rules/hierarchy';
import { renameBelow } from '../rules/rename-below';
import { activeByDefault, displayNameGiven, displayNameUnique, printOnCheckName } from '../rules/names';
import { NAME_FIELDS } from './name-fields';

const forbidden = NAME_FORBIDS;

/** A project is a sub-customer whose IsProject only QuickBooks itself can set: `createProject`. */
const customerDefaults: Rule = ({ body }) => {
  const isChild = referenceOf(body, 'ParentRef') !== undefined;
  body['Balance'] ??= 0;
  body['BalanceWithJobs'] ??= 0;
  body['Taxable'] ??= true;
  body['BillWithParent'] = isChild && body['BillWithParent'] === true;
  body['IsProject'] ??= false;
  body['PreferredDeliveryMethod'] ??= 'Print';
  return [];
};

/** QuickBooks Online, Customer page. */
export const CUSTOMER: EntityDefinition = {
  name: 'Customer',
  kind: 'name-list',
  operations: ['create', 'update', 'read', 'query'],
  sequence: 'name',
  nameFields: ['DisplayName', 'FullyQualifiedName'],
  referenceName: 'FullyQualifiedName',
  listName: 'Names',
  fields: {
    ...NAME_FIELDS,
    FullyQualifiedName: text(4100, { readOnly: true, filter: true, sort: true }),
    CompanyName: text(100, { filter: true, sort: true }),
    PrintOnCheckName: text(110, { forbidden, filter: true, sort: true }),
    Job: boolean({ filter: true }),
    IsProject: boolean({ readOnly: true }),
    ParentRef: reference('Customer'),
    Level: number({ readOnly: true }),
    BillWithParent: boolean(),
    Taxable: boolean(),
    TaxExemptionReasonId: text(10),
    ResaleNum: text(16),
    PrimaryTaxIdentifier: text(20),
    SecondaryTaxIdentifier: text(20),
    GSTIN: text(15),
    GSTRegistrationType: text(15),
    BusinessNumber: text(10),
    DefaultTaxCodeRef: reference([]),
    SalesTermRef: reference('Term'),
    PaymentMethodRef: reference('PaymentMethod'),
    CustomerTypeRef: reference([]),
    ARAccountRef: reference('Account'),
    CurrencyRef: reference([]),
    BillAddr: address(),
    ShipAddr: address(),
    OtherAddr: kept(),
    AlternatePhone: telephone(),
    Fax: telephone(),
    Notes: text(2000),
    PreferredDeliveryMethod: enumeration(['Print', 'Email', 'None']),
    AcctNum: text(100),
    OpenBalanceDate: date(),
    Source: text(30, { readOnly: true }),
    ClientEntityId: text(64, { readOnly: true }),
    Balance: number({ readOnly: true, filter: true, sort: true }),
    BalanceWithJobs: number({ readOnly: true }),
  },
  rules: [
    activeByDefault,
    displayNameGiven,
    displayNameUnique,
    printOnCheckName,
    hierarchy('Customer', 'DisplayName', 'Job'),
    nameCurrency,
    addresses('BillAddr', 'ShipAddr'),
    customerDefaults,
  ],
  follow: renameBelow('Customer', 'DisplayName', (change) => {
    followCustomer(change);
    openControlAccount('receivable')(change);
  }),
};
