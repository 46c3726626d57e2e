"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Leases = void 0;
const node_crypto_1 = require("node:crypto");
const lease_store_1 = require("./lease-store");
/**
 * Shares the items of a pool evenly among its living members, in Postgres. A lease decides who should work; it does
 * not stop a member that was frozen and wakes up late. That is what generations are for.
 */
class Leases {
    options;
    member = (0, node_crypto_1.randomUUID)();
    store;
    held = new Set();
    parting = new Map();
    signal;
    timer;
    running;
    again = false;
    closed = false;
    unsubscribe = () => undefined;
    constructor(options) {
        this.options = options;
        const { db, schema, pool, ttlMs } = options;
        this.store = new lease_store_1.LeaseStore(db, schema, pool, this.member, ttlMs);
        this.signal = `leases:${pool}`;
    }
    async start() {
        await this.store.addItems(this.options.items);
        this.unsubscribe = this.options.signals.on(this.signal, () => void this.balance());
        await this.balance();
        this.options.signals.send(this.signal);
    }
    holds(item) {
        return this.held.has(item) && !this.parting.has(item);
    }
    /** Renews, gives up what is beyond this member's share and takes what is free within it. Never rejects. */
    balance() {
        this.again = this.running !== undefined;
        this.running ??= this.balanceUntilQuiet().finally(() => (this.running = undefined));
        return this.running;
    }
    async close() {
        this.closed = true;
        clearTimeout(this.timer);
        this.unsubscribe();
        await this.running;
        for (const item of this.held)
            this.part(item);
        await Promise.all(this.parting.values());
        await this.store.leave().catch(this.logFailure);
        this.options.signals.send(this.signal);
    }
    async balanceUntilQuiet() {
        do {
            this.again = false;
            await this.balanceOnce().catch(this.logFailure);
        } while (this.again && !this.closed);
        clearTimeout(this.timer);
        if (!this.closed)
            this.timer = setTimeout(() => void this.balance(), this.options.ttlMs / 3);
    }
    async balanceOnce() {
        const share = await this.store.share(this.options.items.length);
        const ours = new Set((await this.store.renew()).map(({ item }) => item));
        for (const item of this.held)
            if (!ours.has(item))
                this.part(item);
        const working = [...this.held].filter((item) => !this.parting.has(item));
        for (const item of working.slice(share))
            this.part(item);
        if (this.held.size >= share || this.closed)
            return;
        for (const lease of await this.store.take(this.options.items, share - this.held.size)) {
            this.held.add(lease.item);
            this.options.onGained(lease);
        }
    }
    /** Ends the work on an item and gives it back, while the others are renewed: the work may take long to end. */
    part(item) {
        if (this.parting.has(item))
            return;
        const parted = this.options
            .onLost(item)
            .then(() => this.store.release([item]))
            .catch(this.logFailure)
            .then(() => {
            this.held.delete(item);
            this.parting.delete(item);
            this.options.signals.send(this.signal);
        });
        this.parting.set(item, parted);
    }
    logFailure = (error) => {
        this.options.logger.warn({ error, pool: this.options.pool }, 'leases could not be renewed or given back');
    };
}
exports.Leases = Leases;
//# sourceMappingURL=leases.js.map