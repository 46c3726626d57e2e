import type { Append, AppendSignal, EventLog, JsonObject, RecordedEvent } from '@ledgerbridge/event-store';
import { type AccessDirectory, correlationId, type Database } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';

/** Somebody appended to a stream between our reading and our appending. */
class VersionConflict extends Error {}

const TRIES = 5;

/** An event as a decider makes it. */
export interface DecidedEvent {
  readonly type: string;
  readonly data: object;
  readonly sealed?: object;
}

/** Whose stream it is, and who acts. */
export interface Authorship {
  readonly tenantId: string | null;
  readonly divisionId: string | null;
  readonly actor: string;
  readonly now: string;
}

/** Reads streams, decides, writes rows and appends, all in one transaction; decides again when another was faster. */
export class ConnectorLog {
  constructor(
    private readonly database: Database,
    private readonly log: EventLog,
    private readonly signal: AppendSignal,
    private readonly directory: AccessDirectory,
  ) {}

  /**
   * Runs `work`, which writes its rows and answers with what to append; appending is the last statement.
   * @throws when a stream kept changing under five tries
   */
  async commit(
    tenantIds: readonly string[],
    work: (tx: PoolClient) => Promise<readonly Append[]>,
  ): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.tryToCommit(tenantIds, work);
      } catch (error) {
        if (!(error instanceof VersionConflict) || attempt === TRIES) throw error;
      }
    }
  }

  stream(tx: PoolClient, streamId: string): Promise<RecordedEvent[]> {
    return this.log.readStream(tx, streamId);
  }

  private async tryToCommit(
    tenantIds: readonly string[],
    work: (tx: PoolClient) => Promise<readonly Append[]>,
  ): Promise<void> {
    const appended = await this.database.write(tenantIds, async (tx) => {
      const appends = await work(tx);
      const results = await this.log.append(tx, appends);
      if (results.some(({ ok }) => !ok)) throw new VersionConflict('A stream was appended to meanwhile');
      return results.length > 0;
    });
    if (!appended) return;
    this.directory.forget();
    this.signal.notify();
  }
}

/** An append of what was decided, to a stream that stood at `version` (0: it does not exist). */
export function appendOf(
  streamId: string,
  version: number,
  events: readonly DecidedEvent[],
  { tenantId, divisionId, actor, now }: Authorship,
): Append {
  return {
    streamId,
    expectedVersion: version === 0 ? 'no-stream' : version,
    events: events.map(({ type, data, sealed }) => ({
      type,
      data: jsonOf(data),
      ...(sealed === undefined ? {} : { sealed: jsonOf(sealed) }),
    })),
    metadata: {
      tenantId,
      divisionId,
      actor,
      correlationId: correlationId(),
      causationId: null,
      occurredAt: now,
    },
  };
}

/** A value as JSON carries it: undefined fields are left out. */
export function jsonOf(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
