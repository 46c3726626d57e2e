import type { ConnectionChanged } from '@ledgerbridge/contracts';
import type { EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import { type BatchContext, type IncomingMessage, TopicConsumer } from '@ledgerbridge/messaging';
import { derivedId, EVENT_LOG, newestByKey } from '@ledgerbridge/service-kit';
import { Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { PoolClient } from 'pg';
import { CONNECTION_CAUSE_KEY, policyCauseKey } from '../causes/domain/cause';
import { releaseCauses } from '../causes/release-causes';
import { causeIdOf } from '../documents/document-row';
import { appendLearned } from '../learning/learn';
import { messageTrace } from '../learning/message-trace';
import { lockCauses } from '../planning/cause-locks';
import { Wake } from '../wake';

type ConnectionMessage = IncomingMessage<ConnectionChanged>;

/** Keeps the service's copy of connections, and releases what waited for one. */
@TopicConsumer()
export class ConnectionsConsumer {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly wake: Wake,
  ) {}

  @EventPattern('connection.changed')
  async onChanged(@Payload() messages: ConnectionMessage[], @Ctx() context: BatchContext): Promise<void> {
    const now = new Date().toISOString();
    const newest = newestByKey(
      messages,
      ({ data }) => data.connectionId,
      ({ data }) => data.version,
    );
    const causes = newest.flatMap(({ data }) => causesOfConnection(data.divisionId));
    await at('sync.connections.lock-causes', () => lockCauses(context.tx, causes));
    const news: ConnectionMessage[] = [];
    for (const message of newest) {
      if (await at('sync.connections.save', () => save(context.tx, this.log.schema, message.data)))
        news.push(message);
    }
    const usable = news
      .filter(({ data }) => data.status === 'connected')
      .flatMap(({ data }) => causesOfConnection(data.divisionId));
    await at('sync.connections.release', () => releaseCauses(context.tx, this.log.schema, usable, now));
    await at('sync.connections.learn', () =>
      appendLearned(
        context.tx,
        this.log,
        news.map((message) => learned(message, now)),
      ),
    );
    context.afterCommit(() => this.wake.everyone());
  }
}

/** What a connected company may change: the connection itself, and what is proposed from its accounts and items. */
function causesOfConnection(divisionId: string): string[] {
  const keys = [
    CONNECTION_CAUSE_KEY,
    policyCauseKey('newItem'),
    policyCauseKey('apAccount'),
    policyCauseKey('numberFrom'),
  ];
  return keys.map((key) => causeIdOf(divisionId, '', key));
}

async function save(tx: PoolClient, schema: string, connection: ConnectionChanged): Promise<boolean> {
  const {
    connectionId,
    tenantId,
    divisionId,
    companyId,
    status,
    reason,
    connectedAt,
    capabilities,
    version,
  } = connection;
  const { rowCount } = await at('sync.connections.upsert', () =>
    tx.query(
      `INSERT INTO "${schema}".connections AS c (connection_id, tenant_id, division_id, company_id, status, reason, connected_at, capabilities, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (division_id) DO UPDATE SET connection_id = excluded.connection_id, company_id = excluded.company_id, status = excluded.status,
       reason = excluded.reason, connected_at = excluded.connected_at, capabilities = excluded.capabilities, version = excluded.version
     WHERE c.connection_id <> excluded.connection_id OR c.version < excluded.version`,
      [
        connectionId,
        tenantId,
        divisionId,
        companyId,
        status,
        reason,
        connectedAt,
        capabilities && JSON.stringify(capabilities),
        version,
      ],
    ),
  );
  return rowCount === 1;
}

function learned(message: ConnectionMessage, now: string) {
  const { data } = message;
  return {
    streamId: derivedId('connection', data.connectionId),
    tenantId: data.tenantId,
    divisionId: data.divisionId,
    type: 'ConnectionLearned' as const,
    data,
    trace: messageTrace(message, now),
  };
}
