import { type EntityDefinition } from '../model/entity';
import { boolean, COMMON_FIELDS, enumeration, kept, number, reference, text } from '../model/fields';

/**
 * QuickBooks Online, TaxCode and TaxRate pages: read-only over REST. In the US the codes on lines are the pseudo
 * codes TAX and NON whose id is their name.
 */
export const TAX_CODE: EntityDefinition = {
  name: 'TaxCode',
  kind: 'name-list',
  operations: ['read', 'query'],
  sequence: 'tax-code',
  nameFields: ['Name'],
  referenceName: 'Name',
  unpaged: true,
  fields: {
    ...COMMON_FIELDS,
    Name: text(100, { required: true, filter: true, sort: true }),
    Description: text(100, { filter: true }),
    Active: boolean({ filter: true }),
    Hidden: boolean(),
    Taxable: boolean(),
    TaxGroup: boolean(),
    TaxCodeConfigType: text(40),
    SalesTaxRateList: kept(),
    PurchaseTaxRateList: kept(),
  },
  rules: [],
};

export const TAX_RATE: EntityDefinition = {
  name: 'TaxRate',
  kind: 'name-list',
  operations: ['read', 'query'],
  sequence: 'tax-rate',
  nameFields: ['Name'],
  referenceName: 'Name',
  fields: {
    ...COMMON_FIELDS,
    Name: text(100, { required: true, filter: true, sort: true }),
    Description: text(100, { filter: true }),
    Active: boolean({ filter: true }),
    RateValue: number({ filter: true, sort: true }),
    AgencyRef: reference('TaxAgency', { filter: true }),
    TaxReturnLineRef: reference([]),
    SpecialTaxType: enumeration(['NONE', 'ZERO_RATE', 'FOREIGN_TAX', 'REVERSE_CHARGE', 'ADJUSTMENT_RATE']),
    DisplayType: text(40),
    EffectiveTaxRate: kept(),
    OriginalTaxRate: kept(),
  },
  rules: [],
};
