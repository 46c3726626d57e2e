import { ENTITIES } from './registry';
import { text, type FieldTable } from './fields';
import { officialProperties, withOfficialNames } from './official-schema';

/** What Intuit's entity pages name and its schema does not, and what every object carries as an attribute. */
const BEYOND_THE_SCHEMA: readonly string[] = [
  ...['Bill.ClassRef', 'VendorCredit.ClassRef', 'Purchase.ClassRef'],
  ...['PurchaseOrder.DeliveryInfo', 'Payment.DeliveryInfo'],
  ...['BillPayment.ProcessBillPayment', 'Payment.TaxExemptionRef', 'TimeActivity.TransactionLocationType'],
  ...['Attachable.AttachableRef.NoRefOnly', 'Attachable.AttachableRef.Inactive'],
];
const ATTRIBUTES: readonly string[] = ['domain', 'sparse', 'status'];

/** The properties of a table, all the way down, that its type does not have. */
function beyond(path: string, fields: FieldTable, type: string): string[] {
  const official = officialProperties(type);
  return Object.entries(fields).flatMap(([name, field]) => {
    if (ATTRIBUTES.includes(name)) return [];
    if (!official.has(name)) return [`${path}.${name}`];
    const nested = official.get(name);
    const deeper = nested !== undefined && (field.kind === 'object' || field.kind === 'list');
    return deeper ? beyond(`${path}.${name}`, field.fields, nested) : [];
  });
}

describe('[facts 3.1] the official schema', () => {
  it('is known for every entity', () =>
    expect(ENTITIES.filter(({ name }) => officialProperties(name).size === 0)).toEqual([]));

  it('has every property that a table names, but for a few that pages document', () =>
    expect(ENTITIES.flatMap(({ name, fields }) => beyond(name, fields, name)).sort()).toEqual(
      [...BEYOND_THE_SCHEMA].sort(),
    ));

  it('gives a table its other names, in the order of the schema, nested ones too', () => {
    const table = withOfficialNames({ Name: text(5), Odd: text(1) }, 'Term');
    expect(Object.keys(table).slice(0, 3)).toEqual(['Id', 'SyncToken', 'MetaData']);
    expect([table['Name']?.kind, table['SalesTermEx']?.kind]).toEqual(['text', 'kept']);
    expect(Object.keys(table).at(-1)).toBe('Odd');
    const bill = ENTITIES.find(({ name }) => name === 'Bill')?.fields['Line'];
    expect(bill?.kind === 'list' && bill.fields['CostAmount']).toMatchObject({ readOnly: true });
  });
});
