import { randomBytes } from 'node:crypto';
import { KafkaTransport, PostgresTransport } from '@ledgerbridge/messaging';
import { Pool } from 'pg';

/** Publishes a host's message on the transport of an installation, once and then never again. */
export async function publishAsHost(
  env: Readonly<Record<string, string>>,
  topic: string,
  tenant: string,
  data: object,
): Promise<void> {
  const { transport, close } = transportOf(env);
  try {
    const id = randomBytes(8).toString('hex');
    const event = {
      specversion: '1.0',
      id,
      source: 'host',
      type: `ledgerbridge.${topic}.v1`,
      tenantid: tenant,
      data,
    };
    await transport.publish([{ topic, key: id, value: JSON.stringify(event) }]);
  } finally {
    await close();
  }
}

function transportOf(env: Readonly<Record<string, string>>) {
  if (env['TRANSPORT'] === 'kafka') {
    const brokers = (env['KAFKA_BROKERS'] ?? '').split(',');
    const transport = new KafkaTransport({ brokers, clientId: 'host' });
    return { transport, close: () => transport.close() };
  }
  const pool = new Pool({ connectionString: env['TOPICS_DATABASE_URL'], max: 2 });
  const transport = new PostgresTransport({ pool, schema: env['TOPICS_SCHEMA'] ?? '' });
  const close = async (): Promise<void> => {
    await transport.close();
    await pool.end();
  };
  return { transport, close };
}
