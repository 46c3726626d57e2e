import { KafkaTransport, type MessageTransport, PostgresTransport } from '@ledgerbridge/messaging';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { CommonConfiguration } from '../config/common-configuration';
import { ConfigurationError } from '../config/read-configuration';
import { createPool, WORKER_LIMITS } from '../database/pools';

type TransportConfiguration = Pick<
  CommonConfiguration,
  'transport' | 'kafkaBrokers' | 'topicsDatabaseUrl' | 'topicsSchema' | 'leaseMs'
>;

/** A broker's default `group.min.session.timeout.ms`: it refuses members that ask for less. */
const SHORTEST_SESSION_MS = 6_000;

export interface BuiltTransport {
  readonly transport: MessageTransport;
  close(): Promise<void>;
}

/** The transport that the configuration names. @throws ConfigurationError when its own variable is missing */
export function buildTransport(
  { transport, kafkaBrokers, topicsDatabaseUrl, topicsSchema, leaseMs }: TransportConfiguration,
  service: string,
  logger: Logger,
): BuiltTransport {
  switch (transport) {
    case 'kafka': {
      if (!kafkaBrokers) throw missing('KAFKA_BROKERS', 'kafka');
      const kafka = new KafkaTransport({
        brokers: kafkaBrokers,
        clientId: `ledgerbridge-${service}`,
        logger,
        times: { sessionTimeoutMs: Math.max(leaseMs, SHORTEST_SESSION_MS) },
      });
      return { transport: kafka, close: () => kafka.close() };
    }
    case 'postgres': {
      if (topicsDatabaseUrl === undefined) throw missing('TOPICS_DATABASE_URL', 'postgres');
      const pool = createPool(topicsDatabaseUrl, WORKER_LIMITS, `ledgerbridge ${service} topics`, (err) =>
        logger.warn({ err }, 'a connection to the topics was lost'),
      );
      return closingPool(new PostgresTransport({ pool, schema: topicsSchema, leaseMs, logger }), pool);
    }
  }
}

function closingPool(transport: PostgresTransport, pool: Pool): BuiltTransport {
  return {
    transport,
    close: async () => {
      await transport.close();
      await pool.end();
    },
  };
}

const missing = (name: string, transport: string): ConfigurationError =>
  new ConfigurationError([`${name} is missing: with TRANSPORT=${transport} it is needed`]);
