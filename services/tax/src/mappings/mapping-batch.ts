import type { Cause } from '@ledgerbridge/service-kit';
import { type Append, type EventLog, jsonOf } from '@ledgerbridge/event-store';
import type { PoolClient } from 'pg';
import { decideMapping, type MappingCommand } from './domain/decide-mapping';
import type { MappingEvent, MappingState } from './domain/mapping';
import { continued, historyOf, type MappingHistory } from './mapping-history';
import type { MappingIdentity } from './mapping-identity';

interface Entry {
  readonly mapping: MappingIdentity;
  readonly readVersion: number;
  history: MappingHistory;
  readonly events: MappingEvent[];
  cause: Cause | undefined;
}

/** The mappings that one transaction decides about: read at once, decided in memory, written at once. */
export class MappingBatch {
  private readonly entries = new Map<string, Entry>();

  static async load(
    tx: PoolClient,
    log: EventLog,
    mappings: readonly MappingIdentity[],
  ): Promise<MappingBatch> {
    const batch = new MappingBatch();
    const streams = await log.readStreams(
      tx,
      mappings.map(({ mappingId }) => mappingId),
    );
    for (const mapping of mappings) {
      const history = historyOf(streams.get(mapping.mappingId) ?? []);
      const entry = { mapping, readVersion: history.version, history, events: [], cause: undefined };
      batch.entries.set(mapping.mappingId, entry);
    }
    return batch;
  }

  stateOf({ mappingId }: MappingIdentity): MappingState {
    return this.entryOf(mappingId).history.state;
  }

  decide({ mappingId }: MappingIdentity, command: MappingCommand, cause: Cause): void {
    const entry = this.entryOf(mappingId);
    for (const event of decideMapping(command, entry.history.state)) {
      entry.events.push(event);
      entry.cause ??= cause;
      entry.history = continued(entry.history, event, { actor: cause.actor, at: cause.occurredAt });
    }
  }

  /** Mappings that have new events, as they are now. */
  changed(): (MappingHistory & { readonly mapping: MappingIdentity })[] {
    return [...this.entries.values()]
      .filter(({ events }) => events.length > 0)
      .map(({ mapping, history }) => ({ mapping, ...history }));
  }

  appends(): Append[] {
    return [...this.entries.values()].flatMap(({ mapping, readVersion, events, cause }) =>
      cause === undefined ? [] : [appendOf(mapping, readVersion, events, cause)],
    );
  }

  private entryOf(mappingId: string): Entry {
    const entry = this.entries.get(mappingId);
    if (!entry) throw new Error(`Mapping ${mappingId} was not read`);
    return entry;
  }
}

function appendOf(
  mapping: MappingIdentity,
  version: number,
  events: readonly MappingEvent[],
  cause: Cause,
): Append {
  const { mappingId, connectionId, tenantId, divisionId, companyId, key } = mapping;
  return {
    streamId: mappingId,
    expectedVersion: version === 0 ? 'no-stream' : version,
    events: events.map((event) => ({
      type: event.type,
      data: jsonOf({ connectionId, companyId, key, ...event.data }),
      ...(event.type === 'TaxCodeMentioned' ? { sealed: { name: event.name } } : {}),
    })),
    metadata: { tenantId, divisionId, ...cause },
  };
}
