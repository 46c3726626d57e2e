import { Client, type Pool } from 'pg';
import type { MessagingLogger } from '../logger';

const RECONNECT_AFTER_MS = 500;

/** A signal needs no disk: without waiting for it listeners wake some milliseconds earlier. */
const NOTIFY = `SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, name) FROM unnest($2::text[]) AS name`;

/**
 * Wakes members in other processes by LISTEN and NOTIFY. A signal is a hint: whoever waits for one polls slowly too,
 * because a signal sent while the listener reconnects is lost.
 */
export class Signals {
  private readonly channel: string;
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly unsent = new Set<string>();
  private sending: Promise<void> | undefined;
  private client: Client | undefined;
  private closed = false;
  private reconnect: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: Pool,
    schema: string,
    private readonly logger: MessagingLogger,
  ) {
    this.channel = `lb_${schema}`;
  }

  /** @returns a function that stops listening */
  on(name: string, listener: () => void): () => void {
    const set = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, set.add(listener));
    return () => void set.delete(listener);
  }

  /**
   * Sends after the commit of what it tells about, never inside: the commits of transactions that notify queue
   * behind one lock. Signals that come while one is on its way leave together.
   */
  send(...names: readonly string[]): void {
    for (const name of names) this.unsent.add(name);
    this.sending ??= this.flush();
  }

  async connect(): Promise<void> {
    if (this.closed) return;
    const client = new Client(this.pool.options);
    client.on('error', (error) => this.lost(client, error));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ payload = '' }) => this.ring(payload));
    await client.connect();
    await client.query(`LISTEN ${this.channel}`);
    this.client = client;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.reconnect);
    await this.sending;
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async flush(): Promise<void> {
    while (this.unsent.size > 0) {
      const names = [...this.unsent];
      this.unsent.clear();
      try {
        await this.pool.query(NOTIFY, [this.channel, names]);
      } catch (error) {
        this.logger.debug({ error: errorName(error) }, 'a wake-up signal was not sent; listeners poll');
      }
    }
    // At once: a signal between the last look and a later turn would be nobody's to send.
    this.sending = undefined;
  }

  private ring(name: string): void {
    for (const listener of this.listeners.get(name) ?? []) listener();
  }

  private lost(client: Client, error?: Error): void {
    if (this.closed || (this.client !== undefined && this.client !== client)) return;
    this.client = undefined;
    this.logger.debug({ error: error?.name }, 'the listening connection was lost; connecting again');
    clearTimeout(this.reconnect);
    this.reconnect = setTimeout(() => {
      this.connect().then(
        () => this.ringAll(),
        (failure: Error) => this.lost(client, failure),
      );
    }, RECONNECT_AFTER_MS);
  }

  private ringAll(): void {
    for (const name of this.listeners.keys()) this.ring(name);
  }
}

const errorName = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
