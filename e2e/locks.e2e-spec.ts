import { Client } from 'pg';
import { ConnectedTenant } from './installation/company';
import { Installation } from './installation/installation';

describe('the locks of sync', () => {
  let installation: Installation;
  let company: ConnectedTenant;
  beforeAll(async () => {
    installation = await Installation.start();
    company = await ConnectedTenant.connect(installation);
    await company.send(company.order());
  });
  afterAll(() => installation.close());

  it('let no release slip between a document’s look at a link and its wait', async () => {
    const item = { externalId: 'I-slip', name: 'Nobody knows it' };
    const order = company.order({ lines: [{ ...lineOf(company), item }] });
    const waits = await holding(installation, 'document_causes');
    try {
      // The document has looked and may not write its wait; the link comes, and may release only after that.
      const received = company.sync('POST', '/v1/purchase-orders', order);
      await until(() => waits.waitedFor());
      await company.matching('PUT', '/v1/links', {
        kind: 'item',
        externalId: item.externalId,
        quickbooksId: '11',
      });
      await until(async () => (await linked(installation)) || (await waitsForACause(installation)));
      await waits.letGo();
      await received;
    } finally {
      await waits.end();
    }
    await until(async () => (await statusOf(company, order.externalId)) === 'synced');
  });

  it('of the log’s partitions are taken last', async () => {
    const order = company.order();
    const numbers = await holding(installation, 'document_numbers');
    try {
      const received = company.sync('POST', '/v1/purchase-orders', order);
      await until(() => numbers.waitedFor());
      // While it waits to write a row, everybody else can append.
      await until(() => partitionsAreFree(installation));
      await numbers.letGo();
      await received;
    } finally {
      await numbers.end();
    }
    await until(async () => (await statusOf(company, order.externalId)) === 'synced');
  });
});

const lineOf = (company: ConnectedTenant): object => (company.order()['lines'] as object[])[0] ?? {};

async function statusOf(company: ConnectedTenant, externalId: string): Promise<unknown> {
  return (await company.sync('GET', `/v1/purchase-orders/${externalId}`)).body['status'];
}

async function linked(installation: Installation): Promise<boolean> {
  const sql = `SELECT 1 FROM links WHERE cause_key = 'link:item:I-slip' AND fact->>'state' = 'linked'`;
  return (await installation.query('sync', sql)).length > 0;
}

/** Whether somebody waits for the lock of a cause: nothing else of sync takes advisory locks. */
async function waitsForACause(installation: Installation): Promise<boolean> {
  const sql = `SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'advisory' AND NOT l.granted AND a.query LIKE '%pg_advisory_xact_lock%'
      AND a.usename = current_schema() || '_worker'`;
  return (await installation.query('sync', sql)).length > 0;
}

/** Whether nobody holds a row of the log's partitions at this moment. */
async function partitionsAreFree(installation: Installation): Promise<boolean> {
  const looked = installation.query('sync', 'SELECT 1 FROM log_partitions FOR UPDATE NOWAIT');
  return looked.then(
    () => true,
    () => false,
  );
}

/** Lets nobody write a table of sync, while everybody may read it. */
async function holding(installation: Installation, table: string) {
  const client = new Client({ connectionString: process.env['TEST_POSTGRES_URL'] });
  await client.connect();
  const [row] = await installation.query(
    'sync',
    `SELECT '${table}'::regclass::oid::int AS oid, current_schema() AS schema`,
  );
  await client.query(`BEGIN; LOCK TABLE "${String(row?.['schema'])}".${table} IN SHARE MODE`);
  return {
    waitedFor: async () => {
      const sql = `SELECT 1 FROM pg_locks WHERE relation = ${Number(row?.['oid'])} AND NOT granted`;
      return (await client.query(sql)).rows.length > 0;
    },
    letGo: () => client.query('COMMIT'),
    end: () => client.end(),
  };
}

async function until(met: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 150_000; Date.now() < deadline;) {
    if (await met()) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error('it never came to be');
}
