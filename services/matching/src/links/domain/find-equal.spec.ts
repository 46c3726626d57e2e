import { type List, type ListedRecord, listedRecord } from '../../quickbooks-records/domain/listed-record';
import { findEqual, type Sought } from './find-equal';

const record = (list: List, id: string, fields: object): ListedRecord => {
  const read = listedRecord(list, { Id: id, ...fields });
  if (!read) throw new Error('No record');
  return read;
};
const sought = (wanted: Partial<Sought>): Sought => ({
  kind: 'supplier',
  key: { externalId: 'X-1' },
  target: null,
  name: null,
  code: null,
  ...wanted,
});
const norton = record('Vendor', '46', { DisplayName: 'Norton Lumber' });

describe('looking for the equal of a host record', () => {
  it('[AT-7] finds the one vendor of the name', () => {
    expect(findEqual(sought({ name: 'NORTON lumber.' }), [norton])).toEqual({
      found: 'one',
      quickbooks: norton.facts,
      by: 'name',
    });
  });

  it('finds nothing for a record without a name or code', () => {
    expect(findEqual(sought({}), [norton])).toEqual({ found: 'none', reason: 'no-candidate' });
  });

  it('leaves several equals to a person', () => {
    const items = ['1', '2'].map((id) =>
      record('Item', id, { Name: 'Bolt', FullyQualifiedName: `Box ${id}:Bolt` }),
    );
    expect(findEqual(sought({ kind: 'item', name: 'Bolt' }), items)).toEqual({
      found: 'several',
      candidates: 2,
    });
    expect(findEqual(sought({ kind: 'item', name: 'Box 2:Bolt' }), items)).toMatchObject({
      quickbooks: { id: '2' },
    });
  });

  it('does not take inactive records', () => {
    const inactive = record('Term', '3', { Name: 'Net 30 (deleted)', Active: false });
    expect(findEqual(sought({ kind: 'term', name: 'Net 30' }), [inactive])).toEqual({
      found: 'none',
      reason: 'no-candidate',
    });
  });

  it.each([
    ['a customer', record('Customer', '2', { DisplayName: 'Norton Lumber' })],
    ['an inactive vendor', record('Vendor', '2', { DisplayName: 'Norton Lumber (deleted)', Active: false })],
  ])('says that a vendor’s name is taken by %s', (_, other) => {
    expect(findEqual(sought({ name: 'Norton Lumber' }), [other])).toEqual({
      found: 'none',
      reason: 'name-taken',
    });
  });

  it('[AT-8] tells customers from projects', () => {
    const customer = record('Customer', '1', { DisplayName: 'Roof' });
    const project = record('Customer', '2', {
      DisplayName: 'Roof',
      Job: true,
      FullyQualifiedName: 'Amy:Roof',
    });
    const both = [customer, project];
    expect(findEqual(sought({ kind: 'customer', name: 'Roof' }), both)).toMatchObject({
      quickbooks: { id: '1' },
    });
    expect(findEqual(sought({ kind: 'project', name: 'Roof' }), both)).toMatchObject({
      quickbooks: { id: '2' },
    });
    expect(findEqual(sought({ kind: 'project', name: 'Amy: Roof' }), both)).toMatchObject({
      quickbooks: { id: '2' },
    });
  });

  const pump = record('Item', '11', { Name: 'Pump', Sku: 'P461-17' });
  const other = record('Item', '12', { Name: 'Fountain Pump', Sku: 'P-2' });

  it('finds an item by its code, an account by its number', () => {
    const account = record('Account', '64', { Name: 'Job Materials', AcctNum: '5010' });
    expect(findEqual(sought({ kind: 'item', code: 'p461-17' }), [pump, other])).toMatchObject({
      quickbooks: { id: '11' },
    });
    expect(findEqual(sought({ kind: 'account', code: '5010' }), [account])).toMatchObject({
      quickbooks: { id: '64' },
    });
  });

  it('takes the one that name and code agree about', () => {
    const twin = record('Item', '13', { Name: 'Pump', Sku: 'P-3' });
    expect(findEqual(sought({ kind: 'item', name: 'Pump', code: 'P461-17' }), [pump, twin])).toMatchObject({
      quickbooks: { id: '11' },
    });
  });

  it('leaves it to a person when name and code point to different records', () => {
    expect(
      findEqual(sought({ kind: 'item', name: 'Fountain Pump', code: 'P461-17' }), [pump, other]),
    ).toEqual({
      found: 'several',
      candidates: 2,
    });
  });

  it('looks for a cost code among items or accounts, as the policy says', () => {
    const records = [record('Item', '1', { Name: 'Concrete' }), record('Account', '2', { Name: 'Concrete' })];
    const costCode = { kind: 'cost-code' as const, name: 'Concrete' };
    expect(findEqual(sought({ ...costCode, target: 'account' }), records)).toMatchObject({
      quickbooks: { entity: 'Account' },
    });
    expect(findEqual(sought({ ...costCode, target: 'item' }), records)).toMatchObject({
      quickbooks: { entity: 'Item' },
    });
    expect(findEqual(sought(costCode), records)).toMatchObject({ quickbooks: { entity: 'Item' } });
  });

  it('takes a document at its word when it names QuickBooks’ own id, active or not', () => {
    const inactive = record('Vendor', '9', { DisplayName: 'Gone (deleted)', Active: false });
    const direct = { key: { quickbooksId: '9' } };
    expect(findEqual(sought(direct), [inactive])).toEqual({
      found: 'one',
      quickbooks: inactive.facts,
      by: 'direct',
    });
    expect(findEqual(sought({ ...direct, kind: 'item' }), [inactive])).toEqual({
      found: 'none',
      reason: 'no-candidate',
    });
  });

  it('has no list for locations', () => {
    expect(findEqual(sought({ kind: 'location', name: 'Norton Lumber' }), [norton])).toEqual({
      found: 'none',
      reason: 'no-candidate',
    });
  });
});
