import type { Append } from '@ledgerbridge/event-store';
import { type Database, derivedId } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';
import { appendOf, type ConnectorLog } from '../log/connector-log';
import type { Companies } from '../vault/companies';
import type { VaultRows } from '../vault/vault-rows';
import { factsOf } from './connection-facts';
import { type ConnectionCommand, type ConnectionFacts, decide, evolve } from './domain/connection';

export interface ConnectionPlace {
  readonly tenantId: string;
  readonly connectionId: string;
}

/** What a person recognises a company by. */
export interface CompanyFace {
  readonly companyName: string;
  readonly realmLastFour: string;
}

export interface Acting {
  readonly actor: string;
  readonly face?: CompanyFace;
}

/** Writes connections: the stream, the row that is shown, and whether the company may be called, in one transaction. */
export class Connections {
  constructor(
    private readonly database: Database,
    private readonly log: ConnectorLog,
    private readonly companies: Companies,
    private readonly vault: VaultRows,
  ) {}

  /**
   * The division's connection, made when it has none. A division may come to have several, one after the other: when
   * it disconnects from one company and connects another. The last one is meant.
   */
  async request(
    tenantId: string,
    divisionId: string,
    actor: string,
    another = false,
  ): Promise<ConnectionPlace> {
    let connectionId = '';
    await this.log.commit([tenantId], async (tx) => {
      const last = await this.lastNumber(tx, divisionId);
      const number = another || last === 0 ? last + 1 : last;
      connectionId = derivedId('connection', divisionId, String(number));
      const command = { type: 'request', tenantId, divisionId } as const;
      return this.appendsOf(tx, { tenantId, connectionId }, command, { actor }, number);
    });
    return { tenantId, connectionId };
  }

  /** @returns the connection as it stands after the command */
  async act(place: ConnectionPlace, command: ConnectionCommand, acting: Acting): Promise<ConnectionFacts> {
    await this.log.commit([place.tenantId], (tx) => this.appendsOf(tx, place, command, acting));
    const facts = await this.find(place);
    if (!facts) throw new Error('A connection that was just written is not there');
    return facts;
  }

  async find({ tenantId, connectionId }: ConnectionPlace): Promise<ConnectionFacts | undefined> {
    return this.database.write([tenantId], async (tx) => {
      const last = (await this.log.stream(tx, connectionId)).at(-1);
      return last && factsOf(last);
    });
  }

  private async appendsOf(
    tx: PoolClient,
    { tenantId, connectionId }: ConnectionPlace,
    command: ConnectionCommand,
    { actor, face }: Acting,
    number?: number,
  ): Promise<Append[]> {
    const past = await this.log.stream(tx, connectionId);
    const last = past.at(-1);
    const state = last && factsOf(last);
    const events = decide(command, state);
    const facts = events.reduce(evolve, state);
    if (events.length === 0 || !facts) return [];
    const version = past.length + events.length;
    await this.saveRow(tx, connectionId, facts, version, face, number);
    await this.saveUsability(tx, connectionId, facts);
    const sealed = events.map((event) =>
      face && event.type === 'CompanyConnected' ? { ...event, sealed: face } : event,
    );
    const { divisionId } = facts;
    return [
      appendOf(connectionId, past.length, sealed, {
        tenantId,
        divisionId,
        actor,
        now: new Date().toISOString(),
      }),
    ];
  }

  private async saveUsability(tx: PoolClient, connectionId: string, facts: ConnectionFacts): Promise<void> {
    if (facts.companyId !== null) {
      const cause = facts.status === 'connected' ? null : (facts.reason ?? facts.status);
      await this.companies.hold(tx, facts.companyId, cause);
    }
    if (facts.status === 'disconnected') await this.vault.clear(tx, connectionId);
  }

  private async saveRow(
    tx: PoolClient,
    connectionId: string,
    facts: ConnectionFacts,
    version: number,
    face: CompanyFace | undefined,
    number: number | undefined,
  ): Promise<void> {
    const values = [
      ...[facts.companyId, facts.status, facts.reason, facts.connectedAt, facts.capabilities, version],
      ...[face?.companyName ?? null, face?.realmLastFour ?? null],
    ];
    const table = `"${this.database.schema}".connections`;
    if (number !== undefined) {
      await tx.query(
        `INSERT INTO ${table} (connection_id, tenant_id, division_id, number, company_id, status, reason, connected_at,
           capabilities, version, company_name, realm_last_four)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [connectionId, facts.tenantId, facts.divisionId, number, ...values],
      );
      return;
    }
    await tx.query(
      `UPDATE ${table} SET company_id = $2, status = $3, reason = $4, connected_at = $5, capabilities = $6, version = $7,
         company_name = coalesce($8, company_name), realm_last_four = coalesce($9, realm_last_four)
       WHERE connection_id = $1`,
      [connectionId, ...values],
    );
  }

  private async lastNumber(tx: PoolClient, divisionId: string): Promise<number> {
    const { rows } = await tx.query<{ last: number }>(
      `SELECT coalesce(max(number), 0)::integer AS last FROM "${this.database.schema}".connections
       WHERE division_id = $1`,
      [divisionId],
    );
    return rows[0]?.last ?? 0;
  }
}
