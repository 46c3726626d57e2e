import { PostgresTransport, type RawMessage } from '@ledgerbridge/messaging';
import { Pool } from 'pg';
import { ConnectorDriver } from '../testing/connector-driver';

let connector: ConnectorDriver;
beforeAll(async () => {
  connector = await ConnectorDriver.start();
});
afterAll(async () => connector.close());

const put = (path: string, body: object, tenant?: string) =>
  connector.api('PUT', path, body, tenant === undefined ? {} : { 'ledgerbridge-tenant': tenant });

describe('a tenant', () => {
  it('always has a division: `main` unless others are named with it', async () => {
    expect((await put('/v1/tenants/plain', { name: 'Plain' })).body).toMatchObject({
      externalId: 'plain',
      name: 'Plain',
      divisions: [{ externalId: 'main', timeZone: 'UTC', name: null }],
    });
    const divisions = [{ externalId: 'berlin', timeZone: 'Europe/Berlin', name: 'Berlin' }];
    expect((await put('/v1/tenants/named', { divisions })).body).toMatchObject({ divisions });
  });

  it('is put again without a change, and keeps the name that is not sent', async () => {
    const first = await put('/v1/tenants/again', { name: 'Again' });
    expect((await put('/v1/tenants/again', {})).body).toEqual(first.body);
    expect((await connector.api('GET', '/v1/tenants/again')).body).toEqual(first.body);
    const [row] = await connector.rows(
      (s) =>
        `SELECT count(*)::int AS events FROM ${s}.events WHERE stream_id = '${String(first.body['id'])}'`,
    );
    expect(row).toEqual({ events: 1 });
  });

  it('may have an id with spaces, and none with control characters', async () => {
    const path = `/v1/tenants/${encodeURIComponent('Müller & Söhne / 1')}`;
    expect((await put(path, {})).body).toMatchObject({ externalId: 'Müller & Söhne / 1' });
    expect((await put(`/v1/tenants/${encodeURIComponent('a\tb')}`, {})).status).toBe(400);
  });

  it('that is unknown is not found', async () => {
    expect((await connector.api('GET', '/v1/tenants/nobody')).status).toBe(404);
  });

  it('made by many at once is made once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => put('/v1/tenants/rush', { name: 'Rush' })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  });

  it('has a name that lies in the log sealed', async () => {
    await put('/v1/tenants/secretive', { name: 'Confidential Holding' });
    const rows = await connector.rows((s) => `SELECT data::text, sealed FROM ${s}.events`);
    expect(JSON.stringify(rows)).not.toContain('Confidential');
    expect(
      Buffer.concat(rows.flatMap(({ sealed }) => (sealed instanceof Buffer ? [sealed] : []))).toString(
        'latin1',
      ),
    ).not.toContain('Confidential');
  });
});

describe('a division', () => {
  it('is made and changed', async () => {
    await put('/v1/tenants/acme', {});
    const first = await put('/v1/divisions/lyon', { timeZone: 'Europe/Paris' }, 'acme');
    expect(first.body).toMatchObject({ externalId: 'lyon', timeZone: 'Europe/Paris', name: null });
    const named = await put('/v1/divisions/lyon', { name: 'Lyon' }, 'acme');
    expect(named.body).toEqual({ ...first.body, name: 'Lyon' });
    const asked = await connector.api('GET', '/v1/divisions/lyon', undefined, {
      'ledgerbridge-tenant': 'acme',
    });
    expect(asked.body).toEqual(named.body);
  });

  it.each(['Mars/Olympus', '+01:00', ''])('does not count its days in "%s"', async (timeZone) => {
    await put('/v1/tenants/acme', {});
    expect((await put('/v1/divisions/lyon', { timeZone }, 'acme')).status).toBe(422);
  });
});

describe('row-level security', () => {
  it('shows no row of a tenant that the transaction does not name', async () => {
    await put('/v1/tenants/acme', {});
    const app = new Pool({ connectionString: connector.database.appUrl, max: 1 });
    const tables = ['tenants', 'divisions', 'connections'];
    try {
      for (const table of tables) {
        const { rows } = await app.query<{ count: string }>(
          `SELECT count(*) FROM "${connector.database.schema}".${table}`,
        );
        expect(rows).toEqual([{ count: '0' }]);
      }
      for (const table of ['vault', 'companies', 'oauth_states', 'gateway_calls', 'secrets'])
        await expect(app.query(`SELECT FROM "${connector.database.schema}".${table}`)).rejects.toThrow(
          'permission denied',
        );
    } finally {
      await app.end();
    }
  });
});

describe('what others hear', () => {
  it('is every host, key, tenant and division by `access.changed`', async () => {
    const { body } = await put('/v1/tenants/heard', {});
    const heard = await listen('access.changed', (messages) =>
      messages.some(({ data }) => data['entity'] === 'division' && data['tenantId'] === body['id']),
    );
    const said = heard.map(({ data }) => data);
    expect(said).toContainEqual(expect.objectContaining({ entity: 'host', name: 'Local', version: 1 }));
    expect(said).toContainEqual(
      expect.objectContaining({ entity: 'api-key', scopes: ['*'], revoked: false }),
    );
    expect(said).toContainEqual(
      expect.objectContaining({ entity: 'tenant', tenantId: body['id'], externalId: 'heard', version: 1 }),
    );
  });

  it('is every change of a connection by `connection.changed`, with its capabilities and without its realm', async () => {
    const { connectionId, companyId, realmId } = await connector.connect();
    const heard = await listen('connection.changed', (messages) =>
      messages.some(({ data }) => data['connectionId'] === connectionId && data['status'] === 'connected'),
    );
    const said = heard.filter(({ data }) => data['connectionId'] === connectionId);
    expect(said.map(({ data }) => [data['version'], data['status']])).toEqual([
      [1, 'pending'],
      [2, 'connected'],
    ]);
    expect(said.at(-1)?.data).toMatchObject({ companyId, capabilities: { homeCurrency: 'USD' } });
    expect(JSON.stringify(said)).not.toContain(realmId);
  });
});

interface Heard {
  readonly data: Record<string, unknown>;
}

/** Reads a topic from its beginning until what was heard is enough. */
async function listen(topic: string, enough: (heard: readonly Heard[]) => boolean): Promise<Heard[]> {
  const { database } = connector;
  const pool = new Pool({ connectionString: database.ownerUrl, max: 3 });
  const transport = new PostgresTransport({ pool, schema: `${database.schema}_topics` });
  const heard: Heard[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      const handle = async ({ messages }: { messages: readonly RawMessage[] }) => {
        for (const { value } of messages) heard.push(JSON.parse(value?.toString() ?? '{}') as Heard);
        if (enough(heard)) resolve();
        return { status: 'handled' } as const;
      };
      const positions = { claim: async () => ({ next: undefined, generation: '1' }) };
      transport
        .consume({ group: `listener-${Math.random()}`, topics: [topic], positions, handle })
        .catch(reject);
    });
  } finally {
    await transport.close();
    await pool.end();
  }
  return heard;
}
