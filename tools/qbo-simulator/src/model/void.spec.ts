import { Companies } from '../company/companies';
import { DEFAULT_SWITCHES } from '../company/switches';
import { Store } from '../store/store';
import { Clock } from '../time/clock';
import { type EntityDefinition } from './entity';
import { COMMON_FIELDS, number, text } from './fields';
import { create, voidTransaction } from './save';

const CHEQUE: EntityDefinition = {
  name: 'Cheque',
  kind: 'transaction',
  operations: ['create', 'void'],
  sequence: 'cheque',
  fields: { ...COMMON_FIELDS, Amount: number(), PrivateNote: text(4000) },
  rules: [],
  voided: (body) => ({ ...body, Amount: 0, PrivateNote: 'Voided' }),
};

async function booksOfCompany() {
  const store = await Store.open({});
  const companies = new Companies(store, new Clock(store.table('clock')));
  return companies.add({
    realmId: '1234567890',
    name: 'Any',
    country: 'US',
    seed: 'empty',
    createdAt: 0,
    switches: DEFAULT_SWITCHES,
  });
}

describe('[facts 3.5] void', () => {
  it('empties a transaction as its definition says and counts as a change', async () => {
    const books = await booksOfCompany();
    const write = { books, definition: CHEQUE, include: new Set<string>(), author: 'app' };
    create({ ...write, input: { Amount: 5 } });
    const voided = voidTransaction({ ...write, input: { Id: '1', SyncToken: '0' } });
    expect(voided).toMatchObject({ ok: true, value: { Amount: 0, PrivateNote: 'Voided', SyncToken: '1' } });
    expect(books.find('Cheque', '1')).toMatchObject({ Amount: 0 });
    const stale = voidTransaction({ ...write, input: { Id: '1', SyncToken: '0' } });
    expect(stale).toMatchObject({ ok: false, faults: [{ code: '5010' }] });
  });
});
