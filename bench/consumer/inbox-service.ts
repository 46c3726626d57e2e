import {
  type BatchContext,
  type IncomingMessage,
  installConsumerTables,
  KafkaTransport,
  LedgerbridgeServer,
  TopicConsumer,
} from '@ledgerbridge/messaging';
import { createPool, setTenants, WORKER_LIMITS } from '@ledgerbridge/service-kit';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Pool } from 'pg';
import { z } from 'zod';
import { committedPosition, progressRate } from './progress';
import type { Receiver } from './receivers';

const SCHEMA = 'bench_inbox';
const TENANT = { tenantId: '0197f2a4-0000-7000-8000-000000000001', hostId: 'local' };

@TopicConsumer()
class IdleConsumer {
  @EventPattern('po.approved')
  async on(@Payload() _messages: IncomingMessage[], @Ctx() _context: BatchContext): Promise<void> {}
}
@Module({ controllers: [IdleConsumer] })
class IdleModule {}

/** A Nest microservice on our transport strategy with an inbox, whose schema takes anything and whose handler is idle. */
export async function inboxService(postgresUrl: string, brokers: readonly string[]): Promise<Receiver> {
  const pool = createPool(postgresUrl, WORKER_LIMITS, 'bench inbox', fail);
  await installConsumerTables(pool, SCHEMA);
  return {
    async take(topic, count) {
      const before = await committedPosition(pool, SCHEMA, topic);
      const transport = new KafkaTransport({ brokers, clientId: 'bench-inbox' });
      const app = await NestFactory.createMicroservice(IdleModule, {
        strategy: server(pool, transport),
        logger: false,
      });
      await app.listen();
      const rate = await progressRate(() => committedPosition(pool, SCHEMA, topic), before, count);
      await app.close();
      await transport.close();
      return rate;
    },
  };
}

const server = (pool: Pool, transport: KafkaTransport): LedgerbridgeServer =>
  new LedgerbridgeServer({
    ...{ transport, pool, setTenants, schema: SCHEMA, consumer: 'bench' },
    routes: (pattern) => [{ topic: pattern, kind: 'host', prefix: '' }],
    schemaFor: () => z.unknown(),
    resolveTenant: () => Promise.resolve(TENANT),
    seal: {
      seal: () => Promise.reject(new Error('a message was to be parked')),
      unseal: () => Promise.resolve(undefined),
    },
    onDown: fail,
  });

function fail(reason: Error): never {
  throw reason;
}
