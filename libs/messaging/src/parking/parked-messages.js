"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ParkedMessages = void 0;
const failure_1 = require("../receive/failure");
const receiver_1 = require("../receive/receiver");
const transaction_1 = require("../storage/transaction");
const payload_1 = require("./payload");
const MAX_PAGE = 200;
/** What operators do with messages that could not be handled. */
class ParkedMessages {
    parts;
    constructor(parts) {
        this.parts = parts;
    }
    /** Newest first. */
    async list(filter = {}) {
        const limit = Math.min(Math.max(filter.limit ?? 50, 1), MAX_PAGE);
        const rows = await this.parts.store.list(filter, limit + 1, filter.cursor);
        const items = rows.slice(0, limit);
        return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    }
    /** How many are parked, by topic and code: for metrics. */
    counts() {
        return this.parts.store.counts();
    }
    /** Handles a parked message again through the same path; the inbox makes a repeat harmless. */
    async redrive(id) {
        const row = await this.parts.store.load(id);
        const route = row === undefined ? undefined : this.parts.routes.get(row.topic);
        if (row === undefined || route === undefined)
            return { status: 'not-parked' };
        const plain = await this.parts.seal.unseal(row.tenantId ?? undefined, row.sealed);
        if (plain === undefined)
            return { status: 'not-parked' };
        const { topic, partition, offset } = row;
        const [prepared] = await this.parts.preparation.prepare([{ topic, partition, offset, ...(0, payload_1.unpackPayload)(plain) }], route);
        if (prepared === undefined)
            throw new Error('preparing one message answered none');
        return this.handleAgain(id, route, prepared);
    }
    /**
     * Redrives every parked message that fits, oldest first; for example those of a tenant that has become known.
     * @returns how many were redriven and how many stay parked
     */
    async redriveWhere(filter) {
        const ids = [];
        for (let before;;) {
            const page = await this.parts.store.list({ ...filter, state: 'parked' }, MAX_PAGE, before);
            ids.push(...page.map(({ id }) => id));
            before = page.at(-1)?.id;
            if (page.length < MAX_PAGE)
                break;
        }
        const totals = { redriven: 0, parked: 0 };
        for (const id of ids.reverse()) {
            const { status } = await this.redrive(id);
            if (status !== 'not-parked')
                totals[status] += 1;
        }
        return totals;
    }
    /** Removes an erased tenant's parked messages and inbox keys. */
    async eraseTenant(db, tenantId) {
        await this.parts.store.eraseTenant(db, tenantId);
        await this.parts.inbox.eraseTenant(db, tenantId);
    }
    async handleAgain(id, route, prepared) {
        try {
            if (prepared.kind === 'refused')
                return await this.parkedAgain(id, prepared.reason);
            return await this.handleInTransaction(id, route, prepared);
        }
        catch (error) {
            this.parts.logger.warn({ ...(0, failure_1.describeFailure)(error), parkedMessage: id }, 'redriving a message failed');
            return this.parkedAgain(id, (0, receiver_1.handlerFailed)(error));
        }
    }
    async handleInTransaction(id, route, prepared) {
        const { pool, store, receipt } = this.parts;
        let committed;
        const outcome = await (0, transaction_1.transaction)(pool, async (tx) => {
            if (!(await store.lock(tx, id)))
                return { status: 'not-parked' };
            const fresh = await receipt.enter(tx, [prepared]);
            const context = await receipt.handle(tx, route.pattern, fresh);
            committed = () => context.committed();
            const reason = context.parked.get(prepared.message);
            if (reason === undefined) {
                await store.markRedriven(tx, id);
                return { status: 'redriven' };
            }
            await receipt.forget(tx, prepared);
            await store.markParkedAgain(tx, id, reason);
            return { status: 'parked', reason };
        });
        committed?.();
        return outcome;
    }
    async parkedAgain(id, reason) {
        await this.parts.store.markParkedAgain(this.parts.pool, id, reason);
        return { status: 'parked', reason };
    }
}
exports.ParkedMessages = ParkedMessages;
//# sourceMappingURL=parked-messages.js.map