import type { Append, RecordedEvent } from '@ledgerbridge/event-store';
import { type Database, divisionIdOf } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';
import { saveAccessOf } from '../access/access-rows';
import { appendOf, type ConnectorLog } from '../log/connector-log';
import { textField } from '../log/text-field';
import * as division from './domain/division';

/** A division as the API shows it. */
export interface DivisionRecord {
  readonly id: string;
  readonly externalId: string;
  readonly name: string | null;
  readonly timeZone: string;
}

interface Row {
  division_id: string;
  external_id: string;
  name: string | null;
  time_zone: string;
}

const COLUMNS = 'division_id, external_id, name, time_zone';

/** Parts of a tenant that keep their own books. */
export class Divisions {
  constructor(
    private readonly database: Database,
    private readonly log: ConnectorLog,
  ) {}

  async put(command: division.PutDivision, actor: string): Promise<DivisionRecord> {
    const { tenantId, externalId } = command;
    await this.log.commit([tenantId], (tx) => this.appendsOf(tx, command, actor, new Date().toISOString()));
    const record = await this.find(tenantId, externalId);
    if (!record) throw new Error('A division that was just written is not there');
    return record;
  }

  /** Writes the division's rows and answers what is to be appended with them. */
  async appendsOf(
    tx: PoolClient,
    command: division.PutDivision,
    actor: string,
    now: string,
  ): Promise<Append[]> {
    const { tenantId } = command;
    const divisionId = divisionIdOf(tenantId, command.externalId);
    const past = await this.log.stream(tx, divisionId);
    const events = division.decide(command, foldDivision(past));
    if (events.length === 0) return [];
    await this.saveRow(tx, divisionId, past.length, events);
    return [appendOf(divisionId, past.length, events, { tenantId, divisionId, actor, now })];
  }

  async find(tenantId: string, externalId: string): Promise<DivisionRecord | undefined> {
    return this.database.read([tenantId], async (tx) => {
      const { rows } = await tx.query<Row>(
        `SELECT ${COLUMNS} FROM "${this.database.schema}".divisions WHERE tenant_id = $1 AND external_id = $2`,
        [tenantId, externalId],
      );
      return rows.map(recordOf)[0];
    });
  }

  async list(tx: PoolClient, tenantId: string): Promise<DivisionRecord[]> {
    const { rows } = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM "${this.database.schema}".divisions WHERE tenant_id = $1 ORDER BY external_id`,
      [tenantId],
    );
    return rows.map(recordOf);
  }

  private async saveRow(
    tx: PoolClient,
    divisionId: string,
    version: number,
    events: readonly division.DivisionEvent[],
  ): Promise<void> {
    await saveAccessOf(tx, this.database.schema, divisionId, version, events);
    for (const { data, sealed } of events)
      await tx.query(
        `INSERT INTO "${this.database.schema}".divisions
           (division_id, tenant_id, external_id, name, time_zone, version) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (division_id) DO UPDATE
           SET name = excluded.name, time_zone = excluded.time_zone, version = excluded.version`,
        [divisionId, data.tenantId, data.externalId, sealed.name, data.timeZone, version + events.length],
      );
  }
}

const recordOf = (row: Row): DivisionRecord => ({
  id: row.division_id,
  externalId: row.external_id,
  name: row.name,
  timeZone: row.time_zone,
});

function foldDivision(past: readonly RecordedEvent[]): division.DivisionState {
  const last = past.at(-1);
  if (!last) return undefined;
  const text = (field: string): string => textField(last.data, field);
  const facts = { tenantId: text('tenantId'), externalId: text('externalId'), timeZone: text('timeZone') };
  return { ...facts, name: sealedName(last) };
}

/** The name that an event carries sealed; none once its tenant was erased. */
export function sealedName({ sealed }: RecordedEvent): string | null {
  if (sealed === null || sealed === 'erased') return null;
  const name = sealed['name'];
  return typeof name === 'string' ? name : null;
}
