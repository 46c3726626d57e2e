import { isObject, objectsOf, scalarText, type Json, type JsonObject } from '../json';
import { type EntityDefinition, type Operation } from '../model/entity';
import { ENTITIES } from '../model/registry';
import { API_CLIENTS, codesIn, type ApiClient } from '../testing/api-clients';
import { bill } from '../testing/documents';
import { Driver, send } from '../testing/driver';
import { ENTITY_EXAMPLES, type EntityExample } from '../testing/entity-examples';
import { sloppy } from '../testing/sloppy';

/** QuickBooks makes a ReimburseCharge of it, which nobody else can. */
const BILLABLE = {
  Amount: 10,
  DetailType: 'AccountBasedExpenseLineDetail',
  AccountBasedExpenseLineDetail: {
    AccountRef: { value: '7' },
    CustomerRef: { value: '3' },
    BillableStatus: 'Billable',
  },
};

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({
    seed: 'demo',
    preferences: { MultiCurrencyEnabled: true },
    switches: { throttle: false },
  });
  await qbo.created('Bill', bill({ CurrencyRef: { value: 'USD' }, Line: [BILLABLE] }));
});
afterAll(async () => qbo.close());

const offers = (operation: Operation) => ENTITIES.filter(({ operations }) => operations.includes(operation));
/** ExchangeRate has no id. */
const withId = (definitions: readonly EntityDefinition[]) =>
  definitions.filter(({ name }) => name !== 'ExchangeRate');
const FORMS: readonly string[] = [
  ...['PurchaseOrder', 'Invoice', 'Estimate', 'CreditMemo', 'SalesReceipt', 'RefundReceipt', 'Payment'],
];
const clients = Object.keys(API_CLIENTS);
const everyClient = (definitions: readonly EntityDefinition[]) =>
  definitions.flatMap((definition) =>
    clients.map((client) => [definition.name, client, definition] as const),
  );

const clientOf = (name: string): ApiClient => {
  const client = API_CLIENTS[name];
  if (!client) throw new Error(`No client ${name}`);
  return client;
};
const exampleOf = ({ name }: EntityDefinition): EntityExample => {
  const example = ENTITY_EXAMPLES[name];
  if (!example) throw new Error(`${name} has no row in entity-examples.ts`);
  return example;
};

let count = 0;
const unique = () => String((count += 1));

/** As clients in the wild write the names of entities. */
const mixed = (name: string) => `${name.slice(0, 1).toUpperCase()}${name.slice(1).toLowerCase()}`;

const objectOf = (body: JsonObject, name: string): JsonObject => {
  const object = body[name];
  return isObject(object) ? object : {};
};

async function created(client: ApiClient, definition: EntityDefinition): Promise<JsonObject> {
  const { name, fields } = definition;
  const body = await exampleOf(definition).body(qbo, unique());
  const path = `${name}?minorversion=4`;
  const answer = await client(qbo, path, sloppy(fields, body));
  expect([answer.status, codesIn(answer)]).toEqual([200, []]);
  const read = await qbo.get(`${name.toLowerCase()}/${scalarText(objectOf(answer.body, name)['Id'])}`);
  expect(withoutSubtotals(objectOf(read.body, name))).toMatchObject(body);
  return objectOf(read.body, name);
}

/** QuickBooks adds a line for the subtotal to sales forms. */
function withoutSubtotals(object: JsonObject): JsonObject {
  const sent = objectsOf(object['Line']).filter(({ DetailType }) => DetailType !== 'SubTotalLineDetail');
  return 'Line' in object ? { ...object, Line: sent } : object;
}

/** Where no digit is lost by it: classes have ids above 2^53. */
const asNumber = (id: string) => (Number.isSafeInteger(Number(id)) ? Number(id) : id);

/** Without what every write moves, and without empty lists, which XML cannot say. */
function unmoved(object: Json | undefined): JsonObject {
  const { SyncToken: _token, MetaData: _times, ...rest } = isObject(object) ? object : {};
  const said = (_name: string, value: Json) =>
    Array.isArray(value) && value.length === 0 ? undefined : value;
  return JSON.parse(JSON.stringify(rest, said)) as JsonObject;
}

describe('the table of examples', () => {
  it('has a row for every entity that can be created, and for no other', () => {
    expect(Object.keys(ENTITY_EXAMPLES).sort()).toEqual(
      offers('create')
        .map(({ name }) => name)
        .sort(),
    );
  });
});

describe('[facts 5.16] real clients on every entity that they create', () => {
  it.each(everyClient(withId(offers('create'))))(
    '%s is created by %s from a careless body, and read as meant',
    async (_name, client, definition) => {
      const { Id } = await created(clientOf(client), definition);
      const path = `${mixed(definition.name)}/${scalarText(Id)}`;
      const read = await clientOf(client)(qbo, path);
      expect(objectOf(read.body, definition.name)).toMatchObject({ Id, SyncToken: '0' });
    },
  );

  it.each(everyClient(withId(offers('create'))))(
    '%s is changed by %s in sparse form, and sent back whole without a loss',
    async (_name, client, definition) => {
      const { name } = definition;
      const change = exampleOf(definition).change(unique());
      const before = await created(clientOf(client), definition);
      const { Id } = before;
      const sparse = { Id: asNumber(scalarText(Id)), SyncToken: 0, sparse: 'true', ...change };
      const changed = await clientOf(client)(qbo, `${name}?operation=update`, sparse);
      expect([changed.status, codesIn(changed)]).toEqual([200, []]);
      const path = `${name.toLowerCase()}/${scalarText(Id)}`;
      const after = objectOf((await qbo.get(path)).body, name);
      expect(after).toMatchObject({ ...change, SyncToken: '1' });
      expect(unmoved({ ...after, ...nameless(change, before) })).toEqual(
        unmoved({ ...before, ...nameless(change, before) }),
      );
      const whole = await clientOf(client)(qbo, name, after);
      expect([whole.status, codesIn(whole)]).toEqual([200, []]);
      const again = objectOf((await qbo.get(path)).body, name);
      expect(again['SyncToken']).toBe('2');
      expect(unmoved(again)).toEqual(unmoved(after));
    },
  );

  it.each(everyClient(withId(offers('delete'))))('%s is deleted by %s', async (_name, client, definition) => {
    const { name } = definition;
    const whole = await created(clientOf(client), definition);
    const gone = await clientOf(client)(qbo, `${name}?operation=delete`, whole);
    expect(objectOf(gone.body, name)).toEqual({ status: 'Deleted', domain: 'QBO', Id: whole['Id'] });
    const read = await clientOf(client)(qbo, `${name.toLowerCase()}/${scalarText(whole['Id'])}`);
    expect([read.status, codesIn(read)]).toEqual([400, ['610']]);
    const again = await clientOf(client)(qbo, `${name}?operation=delete`, whole);
    expect([again.status, codesIn(again)]).toEqual([400, ['610']]);
  });

  it.each(everyClient(offers('void')))('%s is voided by %s', async (_name, client, definition) => {
    const { name } = definition;
    const { Id } = await created(clientOf(client), definition);
    const body = { Id: scalarText(Id), SyncToken: '0', sparse: true };
    const voided = await clientOf(client)(qbo, `${name}?operation=update&include=void`, body);
    expect(voided.status).toBe(200);
    const after = objectOf((await qbo.get(`${name.toLowerCase()}/${scalarText(Id)}`)).body, name);
    expect([after['TotalAmt'], scalarText(after['PrivateNote']).startsWith('Voided')]).toEqual([0, true]);
  });

  const inactivated = offers('update').filter(
    ({ kind, fields }) => kind === 'name-list' && fields['Active']?.readOnly !== true,
  );
  it.each(everyClient(inactivated))('%s is made inactive by %s', async (_name, client, definition) => {
    const { name } = definition;
    const { Id, SyncToken } = await created(clientOf(client), definition);
    const body = { Id: scalarText(Id), SyncToken: scalarText(SyncToken), sparse: true, Active: 'false' };
    const inactive = await clientOf(client)(qbo, name, body);
    expect([inactive.status, codesIn(inactive)]).toEqual([200, []]);
    const query = `select * from ${name} where Id = '${scalarText(Id)}'`;
    expect(await rows(clientOf(client), query, name)).toEqual([]);
    expect(await rows(clientOf(client), `${query} and Active = false`, name)).toHaveLength(1);
  });
});

/** What a change replaced, so that the rest can be compared. */
function nameless(change: JsonObject, before: JsonObject): JsonObject {
  const derived = ['FullyQualifiedName', 'PrintOnCheckName', 'DueDate'].filter((name) => name in before);
  return Object.fromEntries([...Object.keys(change), ...derived].map((name) => [name, null]));
}

async function rows(client: ApiClient, query: string, name: string): Promise<JsonObject[]> {
  const answer = await client(qbo, `query?query=${encodeURIComponent(query)}&minorversion=75`);
  const found = objectOf(answer.body, 'QueryResponse')[name];
  return Array.isArray(found) ? objectsOf(found) : isObject(found) ? [found] : [];
}

describe('[facts 3.7] real clients on every entity that they query', () => {
  it.each(everyClient(offers('query')))('%s is found by %s, however the query is written', async (...row) => {
    const [name, client, definition] = row;
    if (definition.operations.includes('create') && name !== 'ExchangeRate')
      await created(clientOf(client), definition);
    const ask = clientOf(client);
    const [first] = await rows(ask, `SELECT * FROM ${name} MAXRESULTS 1`, name);
    const careless = await rows(
      ask,
      `select *, Id from ${name.toLowerCase()} startposition 1 maxresults 1;`,
      name,
    );
    expect(careless[0]).toEqual(first);
    const posted = await ask(
      qbo,
      'query?format=json',
      `select * from ${name} maxresults 1`,
      'application/text',
    );
    expect(posted.status).toBe(200);
    expect(JSON.stringify(posted.body).length).toBeGreaterThan(20);
  });

  it('a property that is named beside the star does no harm', async () => {
    expect((await rows(clientOf('axios'), 'SELECT *, Sku FROM Item', 'Item')).length).toBeGreaterThan(5);
  });
});

describe('[facts 5.16] real clients on what is there once, or cannot be created', () => {
  const once = offers('read').filter(({ kind }) => kind === 'singleton');
  it.each(everyClient(once))('%s is read, and sent back whole by %s', async (name, client) => {
    const ask = clientOf(client);
    const before = objectOf((await qbo.get(`${name.toLowerCase()}/1`)).body, name);
    const path = name === 'CompanyInfo' ? `CompanyInfo/${qbo.realmId}` : name;
    expect(objectOf((await ask(qbo, path)).body, name)).toMatchObject({ Id: '1' });
    const sent = await ask(qbo, name, { ...before, sparse: false });
    expect([sent.status, codesIn(sent)]).toEqual([200, []]);
    const after = objectOf((await qbo.get(`${name.toLowerCase()}/1`)).body, name);
    expect(unmoved(after)).toEqual(unmoved(before));
  });

  const readOnly = offers('read').filter(({ operations }) => !operations.includes('update'));
  it.each(everyClient(readOnly))('%s is read by %s, and cannot be written', async (name, client) => {
    const [first] = await rows(clientOf(client), `select * from ${name} maxresults 1`, name);
    const id = scalarText(first?.['Id']);
    expect(objectOf((await clientOf(client)(qbo, `${name}/${id}`)).body, name)['Id']).toBe(id);
    expect(codesIn(await clientOf(client)(qbo, name, { Name: 'new' }))).toEqual(['500']);
  });

  it.each(clients)('ExchangeRate is read and set by currency and day by %s', async (client) => {
    const definition = ENTITIES.find(({ name }) => name === 'ExchangeRate');
    if (!definition) throw new Error('No ExchangeRate');
    const body = await exampleOf(definition).body(qbo, unique());
    const ask = clientOf(client);
    const set = await ask(qbo, 'ExchangeRate', sloppy(definition.fields, body));
    expect([set.status, codesIn(set)]).toEqual([200, []]);
    const key = `sourcecurrencycode=${scalarText(body['SourceCurrencyCode'])}&asofdate=2026-11-20`;
    expect(objectOf((await qbo.get(`exchangerate?${key}`)).body, 'ExchangeRate')).toMatchObject({
      Rate: 1.25,
    });
    const read = objectOf((await ask(qbo, `exchangerate?${key}`)).body, 'ExchangeRate');
    expect(scalarText(read['Rate'])).toBe('1.25');
  });
});

describe('[facts 5.16] on paper and by mail', () => {
  it.each(withId(offers('create')).map((definition) => [definition.name, definition] as const))(
    '%s has a pdf and can be sent if it is an order, a sales form or a payment of a customer',
    async (name, definition) => {
      const made = await qbo.created(name, await exampleOf(definition).body(qbo, unique()));
      const path = `${name.toLowerCase()}/${scalarText(made['Id'])}`;
      const pdf = await send(qbo.api(`${path}/pdf`), 'GET', undefined, qbo.headers());
      const sent = await qbo.post(`${path}/send?sendTo=a@example.org`, undefined);
      const status = FORMS.includes(name) ? 200 : 400;
      expect([pdf.status, sent.status]).toEqual([status, status]);
    },
  );
});

describe('[facts 5.16] what an entity does not offer', () => {
  const writes = ['delete', 'void'] as const;
  const missing = writes.flatMap((operation) =>
    ENTITIES.filter(({ operations }) => !operations.includes(operation)).map(
      ({ name }) => [operation, name] as const,
    ),
  );
  it.each(missing)('%s of %s is refused with 500', async (operation, name) => {
    const answer = await qbo.post(`${name.toLowerCase()}?operation=${operation}`, {
      Id: '1',
      SyncToken: '0',
    });
    expect([answer.status, codesIn(answer)]).toEqual([400, ['500']]);
  });
});
