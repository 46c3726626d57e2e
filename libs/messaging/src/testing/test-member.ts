import type { INestMicroservice } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { z } from 'zod';
import type { BatchContext, IncomingMessage } from '../incoming';
import { LedgerbridgeServer } from '../nest/ledgerbridge-server';
import type { LedgerbridgeServerOptions } from '../nest/server-options';
import { TopicConsumer } from '../nest/topic-consumer';
import type { TenantAnswer, TenantQuestion } from '../ports';
import type { MessageTransport } from '../transport';
import type { TestDatabase } from './test-database';

export const TENANT = '0197f2a4-0000-7000-8000-000000000001';
export const PATTERN = 'orders.test';
export const ORDER_TYPE = `ledgerbridge.${PATTERN}.v1`;

const decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,7})?$/);
export const orderSchema = z.object({ key: z.string(), total: decimal.optional() });
export type Order = z.infer<typeof orderSchema>;

export type Handle = (messages: IncomingMessage<Order>[], context: BatchContext) => Promise<void>;

export interface TestMemberOptions {
  readonly database: TestDatabase;
  readonly transport: MessageTransport;
  /** The topic at the broker: a prefix of the test's own and the pattern. */
  readonly topic: string;
  readonly name?: string;
  readonly consumer?: string;
  /** Runs before the batch is written to `handled`. */
  readonly before?: Handle;
  /** Runs while a batch is prepared, before its transaction. */
  readonly whilePreparing?: () => Promise<void>;
  readonly tenants?: Map<string, TenantAnswer>;
  readonly limits?: LedgerbridgeServerOptions['limits'];
}

/** A service as its authors write it: a Nest microservice with one handler, which writes what it gets to a table. */
export class TestMember {
  private constructor(
    readonly server: LedgerbridgeServer,
    private readonly app: INestMicroservice,
    private readonly transport: MessageTransport,
  ) {}

  static async start(options: TestMemberOptions): Promise<TestMember> {
    const { database, transport } = options;
    const server = new LedgerbridgeServer({
      transport,
      pool: database.pool,
      schema: database.schema,
      consumer: options.consumer ?? `sync-${database.schema}`,
      routes: (pattern) => [
        { topic: options.topic, kind: 'host', prefix: options.topic.slice(0, -pattern.length) },
      ],
      schemaFor: (_topic, type) => schemaFor(type),
      resolveTenant: async (question) => {
        await options.whilePreparing?.();
        return resolve(question, options.tenants);
      },
      setTenants: async (tx, ids) =>
        void (await tx.query(`SELECT set_config('test.tenants', $1, true)`, [ids.join()])),
      seal: {
        seal: (tenantId, plain) =>
          Promise.resolve(Buffer.concat([Buffer.from(tenantId ?? '-'.repeat(36)), plain])),
        unseal: (_tenantId, sealed) => Promise.resolve(sealed.subarray(36)),
      },
      limits: { backoffMs: 20, ...options.limits },
    });
    const app = await NestFactory.createMicroservice(moduleFor(options), { strategy: server, logger: false });
    await app.listen();
    return new TestMember(server, app, transport);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.transport.close();
  }
}

function moduleFor({ database, name = 'member', before }: TestMemberOptions) {
  @TopicConsumer()
  class OrdersConsumer {
    @EventPattern(PATTERN)
    async on(@Payload() messages: IncomingMessage<Order>[], @Ctx() context: BatchContext): Promise<void> {
      await before?.(messages, context);
      await context.tx.query(
        `INSERT INTO ${database.schema}.handled (member, tenant_id, key, id, data)
         SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::jsonb[])`,
        [
          name,
          messages.map(({ tenantId }) => tenantId),
          messages.map(({ data }) => data.key),
          messages.map(({ id }) => id),
          messages.map(({ data }) => JSON.stringify(data)),
        ],
      );
    }
  }
  @Module({ controllers: [OrdersConsumer] })
  class TestModule {}
  return TestModule;
}

function schemaFor(type: string) {
  if (type === ORDER_TYPE) return orderSchema;
  return type.startsWith(ORDER_TYPE.slice(0, -1)) ? 'unknown-version' : 'unknown-type';
}

function resolve(question: TenantQuestion, tenants: Map<string, TenantAnswer> = new Map()): TenantAnswer {
  const asked = question.kind === 'host' ? question.tenantExternalId : question.tenantId;
  if (asked === undefined || asked === 'acme') return { tenantId: TENANT, hostId: 'local' };
  return tenants.get(asked) ?? { refusal: asked === 'stranger' ? 'foreign-tenant' : 'unknown-tenant' };
}
