import type { Cause } from '@ledgerbridge/service-kit';
import { type Append, type EventLog, jsonOf } from '@ledgerbridge/event-store';
import type { PoolClient } from 'pg';
import { decideLink, type LinkCommand } from './domain/decide-link';
import type { LinkEvent, LinkState } from './domain/link';
import { continued, historyOf, type LinkHistory } from './link-history';
import type { LinkIdentity } from './link-identity';

interface Entry {
  readonly link: LinkIdentity;
  readonly readVersion: number;
  history: LinkHistory;
  readonly events: LinkEvent[];
  cause: Cause | undefined;
}

/** The links that one transaction decides about: read at once, decided in memory, written at once. */
export class LinkBatch {
  private readonly entries = new Map<string, Entry>();

  static async load(tx: PoolClient, log: EventLog, links: readonly LinkIdentity[]): Promise<LinkBatch> {
    const batch = new LinkBatch();
    const streams = await log.readStreams(
      tx,
      links.map(({ linkId }) => linkId),
    );
    for (const link of links) {
      const history = historyOf(streams.get(link.linkId) ?? []);
      const entry = { link, readVersion: history.version, history, events: [], cause: undefined };
      batch.entries.set(link.linkId, entry);
    }
    return batch;
  }

  stateOf({ linkId }: LinkIdentity): LinkState {
    return this.entryOf(linkId).history.state;
  }

  decide({ linkId }: LinkIdentity, command: LinkCommand, cause: Cause): void {
    const entry = this.entryOf(linkId);
    for (const event of decideLink(command, entry.history.state)) {
      entry.events.push(event);
      entry.cause ??= cause;
      entry.history = continued(entry.history, event, { actor: cause.actor, at: cause.occurredAt });
    }
  }

  /** Links that have new events, as they are now. */
  changed(): (LinkHistory & { readonly link: LinkIdentity })[] {
    return [...this.entries.values()]
      .filter(({ events }) => events.length > 0)
      .map(({ link, history }) => ({ link, ...history }));
  }

  appends(): Append[] {
    return [...this.entries.values()].flatMap(({ link, readVersion, events, cause }) =>
      cause === undefined ? [] : [appendOf(link, readVersion, events, cause)],
    );
  }

  private entryOf(linkId: string): Entry {
    const entry = this.entries.get(linkId);
    if (!entry) throw new Error(`Link ${linkId} was not read`);
    return entry;
  }
}

function appendOf(link: LinkIdentity, version: number, events: readonly LinkEvent[], cause: Cause): Append {
  const { linkId, connectionId, tenantId, divisionId, companyId, kind, key } = link;
  return {
    streamId: linkId,
    expectedVersion: version === 0 ? 'no-stream' : version,
    events: events.map(({ type, data }) => ({
      type,
      data: jsonOf({ connectionId, companyId, kind, key, ...data }),
    })),
    metadata: { tenantId, divisionId, ...cause },
  };
}
