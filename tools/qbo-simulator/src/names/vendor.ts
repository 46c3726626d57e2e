import { fault } from '../data-service/fault';
import { textOf } from '../json';
import { type EntityDefinition, type Rule } from '../model/entity';
import {
  address,
  boolean,
  date,
  kept,
  NAME_FORBIDS,
  number,
  reference,
  telephone,
  text,
} from '../model/fields';
import { addresses } from '../rules/addresses';
import { openControlAccount } from '../ledger/open-control-account';
import { nameCurrency } from '../rules/currency';
import { activeByDefault, displayNameGiven, displayNameUnique, printOnCheckName } from '../rules/names';
import { NAME_FIELDS } from './name-fields';

const forbidden = NAME_FORBIDS;

const balances: Rule = ({ body, previous }) => {
  body['Balance'] ??= 0;
  body['Vendor1099'] ??= false;
  const deactivated = body['Active'] === false && previous?.['Active'] === true;
  if (!deactivated || body['Balance'] === 0) return [];
  return [fault('6220', 'This vendor has a balance and cannot be made inactive.')];
};

/** Only the last four characters of a tax identifier are ever shown. */
function maskTaxIdentifier(taxIdentifier: string): string {
  return taxIdentifier.slice(-4).padStart(taxIdentifier.length, 'X');
}

/** QuickBooks Online, Vendor page. */
export const VENDOR: EntityDefinition = {
  name: 'Vendor',
  kind: 'name-list',
  operations: ['create', 'update', 'read', 'query'],
  sequence: 'name',
  nameFields: ['DisplayName'],
  referenceName: 'DisplayName',
  listName: 'Names',
  fields: {
    ...NAME_FIELDS,
    Suffix: text(16, { forbidden, filter: true }),
    CompanyName: text(100, { filter: true, sort: true }),
    AcctNum: text(100),
    TaxIdentifier: text(20),
    BusinessNumber: text(10),
    GSTIN: text(15),
    GSTRegistrationType: text(15),
    TaxReportingBasis: text(20),
    Vendor1099: boolean(),
    HasTPAR: boolean(),
    T4AEligible: boolean(),
    T5018Eligible: boolean(),
    TermRef: reference('Term'),
    APAccountRef: reference('Account'),
    CurrencyRef: reference([]),
    BillAddr: address(),
    OtherAddr: address(),
    AlternatePhone: telephone(),
    Fax: telephone(),
    OtherContactInfo: kept(),
    VendorPaymentBankDetail: kept(),
    BillRate: number(),
    CostRate: number(),
    Notes: text(4000),
    OpenBalanceDate: date(),
    Source: text(30, { readOnly: true }),
    Balance: number({ readOnly: true, filter: true, sort: true }),
  },
  rules: [
    activeByDefault,
    displayNameGiven,
    displayNameUnique,
    printOnCheckName,
    nameCurrency,
    addresses('BillAddr', 'OtherAddr'),
    balances,
  ],
  follow: openControlAccount('payable'),
  show: (shown) => {
    const taxIdentifier = textOf(shown, 'TaxIdentifier');
    if (taxIdentifier !== undefined) shown['TaxIdentifier'] = maskTaxIdentifier(taxIdentifier);
  },
};
