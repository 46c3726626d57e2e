import type { Append, RecordedEvent } from '@ledgerbridge/event-store';
import { type Database, tenantIdOf } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';
import { saveAccessOf } from '../access/access-rows';
import { type DivisionRecord, type Divisions, sealedName } from '../divisions/divisions';
import { FIRST_DIVISION } from '../divisions/domain/division';
import { appendOf, type ConnectorLog } from '../log/connector-log';
import { textField } from '../log/text-field';
import * as tenant from './domain/tenant';

/** A tenant as the API shows it. */
export interface TenantRecord {
  readonly id: string;
  readonly externalId: string;
  readonly name: string | null;
  readonly divisions: readonly DivisionRecord[];
}

export interface WantedDivision {
  readonly externalId: string;
  readonly name?: string;
  readonly timeZone?: string;
}

export interface WantedTenant {
  readonly name?: string;
  /** Made with a new tenant in place of `main`. */
  readonly divisions?: readonly WantedDivision[];
}

/** A host's customers. */
export class Tenants {
  constructor(
    private readonly database: Database,
    private readonly log: ConnectorLog,
    private readonly divisions: Divisions,
  ) {}

  /** Registers a tenant or changes it. A new one gets a division in the same transaction: it always has at least one. */
  async put(hostId: string, externalId: string, wanted: WantedTenant, actor: string): Promise<TenantRecord> {
    const tenantId = tenantIdOf(hostId, externalId);
    await this.log.commit([tenantId], async (tx) => {
      const now = new Date().toISOString();
      const past = await this.log.stream(tx, tenantId);
      const { name } = wanted;
      const command = { hostId, externalId, ...(name === undefined ? {} : { name }) };
      const events = tenant.decide(command, foldTenant(past));
      const appends: Append[] = [];
      if (events.length > 0) {
        await this.saveRow(tx, tenantId, past.length, events);
        const author = { tenantId, divisionId: null, actor, now };
        appends.push(appendOf(tenantId, past.length, events, author));
      }
      for (const division of divisionsFor(past.length === 0, wanted))
        appends.push(...(await this.divisions.appendsOf(tx, { tenantId, ...division }, actor, now)));
      return appends;
    });
    const record = await this.find(hostId, externalId);
    if (!record) throw new Error('A tenant that was just written is not there');
    return record;
  }

  async find(hostId: string, externalId: string): Promise<TenantRecord | undefined> {
    const tenantId = tenantIdOf(hostId, externalId);
    return this.database.read([tenantId], async (tx) => {
      const { rows } = await tx.query<{ name: string | null }>(
        `SELECT name FROM "${this.database.schema}".tenants WHERE tenant_id = $1`,
        [tenantId],
      );
      const [row] = rows;
      if (!row) return undefined;
      return { id: tenantId, externalId, name: row.name, divisions: await this.divisions.list(tx, tenantId) };
    });
  }

  private async saveRow(
    tx: PoolClient,
    tenantId: string,
    version: number,
    events: readonly tenant.TenantEvent[],
  ): Promise<void> {
    await saveAccessOf(tx, this.database.schema, tenantId, version, events);
    for (const { data, sealed } of events)
      await tx.query(
        `INSERT INTO "${this.database.schema}".tenants (tenant_id, host_id, external_id, name, version)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (tenant_id) DO UPDATE SET name = excluded.name, version = excluded.version`,
        [tenantId, data.hostId, data.externalId, sealed.name, version + events.length],
      );
  }
}

function divisionsFor(isNew: boolean, { divisions = [] }: WantedTenant): readonly WantedDivision[] {
  return isNew && divisions.length === 0 ? [{ externalId: FIRST_DIVISION }] : divisions;
}

function foldTenant(past: readonly RecordedEvent[]): tenant.TenantState {
  const last = past.at(-1);
  if (!last) return undefined;
  const { data } = last;
  return {
    hostId: textField(data, 'hostId'),
    externalId: textField(data, 'externalId'),
    name: sealedName(last),
  };
}
