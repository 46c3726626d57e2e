"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Signals = void 0;
const pg_1 = require("pg");
const RECONNECT_AFTER_MS = 500;
/** A signal needs no disk: without waiting for it listeners wake some milliseconds earlier. */
const NOTIFY = `SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, name) FROM unnest($2::text[]) AS name`;
/**
 * Wakes members in other processes by LISTEN and NOTIFY. A signal is a hint: whoever waits for one polls slowly too,
 * because a signal sent while the listener reconnects is lost.
 */
class Signals {
    pool;
    logger;
    channel;
    listeners = new Map();
    unsent = new Set();
    sending;
    client;
    closed = false;
    reconnect;
    constructor(pool, schema, logger) {
        this.pool = pool;
        this.logger = logger;
        this.channel = `lb_${schema}`;
    }
    /** @returns a function that stops listening */
    on(name, listener) {
        const set = this.listeners.get(name) ?? new Set();
        this.listeners.set(name, set.add(listener));
        return () => void set.delete(listener);
    }
    /**
     * Sends after the commit of what it tells about, never inside: the commits of transactions that notify queue
     * behind one lock. Signals that come while one is on its way leave together.
     */
    send(...names) {
        for (const name of names)
            this.unsent.add(name);
        this.sending ??= this.flush().finally(() => (this.sending = undefined));
    }
    async connect() {
        if (this.closed)
            return;
        const client = new pg_1.Client(this.pool.options);
        client.on('error', (error) => this.lost(client, error));
        client.on('end', () => this.lost(client));
        client.on('notification', ({ payload = '' }) => this.ring(payload));
        await client.connect();
        await client.query(`LISTEN ${this.channel}`);
        this.client = client;
    }
    async close() {
        this.closed = true;
        clearTimeout(this.reconnect);
        await this.sending;
        const client = this.client;
        this.client = undefined;
        await client?.end().catch(() => undefined);
    }
    async flush() {
        while (this.unsent.size > 0) {
            const names = [...this.unsent];
            this.unsent.clear();
            try {
                await this.pool.query(NOTIFY, [this.channel, names]);
            }
            catch (error) {
                this.logger.debug({ error: errorName(error) }, 'a wake-up signal was not sent; listeners poll');
            }
        }
    }
    ring(name) {
        for (const listener of this.listeners.get(name) ?? [])
            listener();
    }
    lost(client, error) {
        if (this.closed || (this.client !== undefined && this.client !== client))
            return;
        this.client = undefined;
        this.logger.debug({ error: error?.name }, 'the listening connection was lost; connecting again');
        clearTimeout(this.reconnect);
        this.reconnect = setTimeout(() => {
            this.connect().then(() => this.ringAll(), (failure) => this.lost(client, failure));
        }, RECONNECT_AFTER_MS);
    }
    ringAll() {
        for (const name of this.listeners.keys())
            this.ring(name);
    }
}
exports.Signals = Signals;
const errorName = (error) => (error instanceof Error ? error.name : typeof error);
//# sourceMappingURL=signals.js.map