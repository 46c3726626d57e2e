import { createHash, randomUUID } from 'node:crypto';
import type { KeyRing } from '@ledgerbridge/event-store';
import type { Pool } from 'pg';

/** How long a key is honoured, in hours. */
export const HONOURED_HOURS = 24;

/** How long a request may be silent before it counts as crashed, in seconds; it renews itself while it runs. */
export const LEASE_SECONDS = 30;

/** Which request a key stands for: the same key of another caller or on another route is another request. */
export interface RequestName {
  /** The tenant, or the host or operator where a route has no tenant. */
  readonly caller: string;
  /** Method and address as sent, without the query. */
  readonly route: string;
  readonly key: string;
  readonly tenantId: string | undefined;
}

export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type Begun =
  /** Ours to do; `run` names this attempt. */
  | { readonly state: 'begun'; readonly run: string }
  | { readonly state: 'running' }
  | { readonly state: 'other-content' }
  | { readonly state: 'answered'; readonly answer: StoredAnswer };

interface Row {
  run: string;
  request: Buffer;
  request_ring: number;
  answer: Buffer | null;
  answer_ring: number | null;
}

/** Remembers for a day what requests with an `Idempotency-Key` were answered. */
export class IdempotencyKeys {
  private readonly table: string;

  constructor(
    private readonly pool: Pool,
    schema: string,
    private readonly ring: KeyRing,
  ) {
    this.table = `"${schema}".idempotency_keys`;
  }

  /** Begins a request, or says what became of the one with the same key. */
  async begin(name: RequestName, body: Buffer): Promise<Begun> {
    const run = randomUUID();
    const print = createHash('sha256').update(body).digest();
    const { bytes, ringVersion } = this.ring.wrap(print, place(name, 'request'));
    // A row may be taken over when it is too old to be honoured, or when its request died before it had an answer.
    const { rows } = await this.pool.query<Row>(
      `WITH mine AS (
         INSERT INTO ${this.table} AS known (caller, route, key, tenant_id, run, request, request_ring, leased_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, now() + $8 * interval '1 second')
         ON CONFLICT (caller, route, key) DO UPDATE
           SET run = excluded.run, request = excluded.request, request_ring = excluded.request_ring,
               answer = NULL, answer_ring = NULL, leased_until = excluded.leased_until, created_at = now()
           WHERE known.created_at < now() - $9 * interval '1 hour'
              OR (known.answer IS NULL AND known.leased_until < now())
         RETURNING run, request, request_ring, answer, answer_ring)
       SELECT * FROM mine
       UNION ALL
       SELECT run, request, request_ring, answer, answer_ring FROM ${this.table}
       WHERE caller = $1 AND route = $2 AND key = $3 AND NOT EXISTS (SELECT FROM mine)`,
      [
        name.caller,
        name.route,
        name.key,
        name.tenantId,
        run,
        bytes,
        ringVersion,
        LEASE_SECONDS,
        HONOURED_HOURS,
      ],
    );
    const [row] = rows;
    // The other one's row was committed after our snapshot was taken: it has only just begun.
    if (!row) return { state: 'running' };
    if (row.run === run) return { state: 'begun', run };
    return this.known(name, row, print);
  }

  /** Says that the request still runs. */
  async renew(name: RequestName, run: string): Promise<void> {
    await this.pool.query(
      `UPDATE ${this.table} SET leased_until = now() + $5 * interval '1 second'
       WHERE caller = $1 AND route = $2 AND key = $3 AND run = $4`,
      [name.caller, name.route, name.key, run, LEASE_SECONDS],
    );
  }

  async finish(name: RequestName, run: string, answer: StoredAnswer): Promise<void> {
    const { bytes, ringVersion } = this.ring.wrap(Buffer.from(JSON.stringify(answer)), place(name, 'answer'));
    await this.pool.query(
      `UPDATE ${this.table} SET answer = $5, answer_ring = $6
       WHERE caller = $1 AND route = $2 AND key = $3 AND run = $4`,
      [name.caller, name.route, name.key, run, bytes, ringVersion],
    );
  }

  /** Gives the key back: the request failed on our side, and a repeat shall try again. */
  async abandon(name: RequestName, run: string): Promise<void> {
    await this.pool.query(
      `DELETE FROM ${this.table} WHERE caller = $1 AND route = $2 AND key = $3 AND run = $4 AND answer IS NULL`,
      [name.caller, name.route, name.key, run],
    );
  }

  /** Drops what is no longer honoured. @returns how many */
  async dropOld(): Promise<number> {
    const { rowCount } = await this.pool.query(
      `DELETE FROM ${this.table} WHERE created_at < now() - $1 * interval '1 hour'`,
      [HONOURED_HOURS],
    );
    return rowCount ?? 0;
  }

  private known(name: RequestName, row: Row, print: Buffer): Begun {
    const first = this.ring.unwrap(
      { bytes: row.request, ringVersion: row.request_ring },
      place(name, 'request'),
    );
    if (!first.equals(print)) return { state: 'other-content' };
    if (row.answer === null || row.answer_ring === null) return { state: 'running' };
    const opened = this.ring.unwrap(
      { bytes: row.answer, ringVersion: row.answer_ring },
      place(name, 'answer'),
    );
    return { state: 'answered', answer: JSON.parse(opened.toString()) as StoredAnswer };
  }
}

const place = ({ caller, route, key }: RequestName, part: 'request' | 'answer'): string =>
  JSON.stringify(['idempotency', caller, route, key, part]);
