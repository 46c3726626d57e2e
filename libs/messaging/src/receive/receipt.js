"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Receipt = void 0;
exports.refusedByHandler = refusedByHandler;
const payload_1 = require("../parking/payload");
const transaction_1 = require("../storage/transaction");
const collecting_context_1 = require("./collecting-context");
const inbox_1 = require("./inbox");
/** The one transaction of a batch. */
class Receipt {
    parts;
    constructor(parts) {
        this.parts = parts;
    }
    /**
     * Tenants, inbox, position, parking, handler, in the lock order of the whole product; the handler appends last.
     * @returns false when another member has claimed the partition: nothing was written
     * @throws what the handler throws: nothing was written
     */
    async receive(pattern, prepared, advance) {
        const { pool, positions, parked } = this.parts;
        const ready = prepared.filter((message) => message.kind === 'ready');
        const refused = await this.sealAll(prepared.filter((message) => message.kind === 'refused'));
        let context;
        const moved = await (0, transaction_1.transaction)(pool, async (tx) => {
            const fresh = await this.enter(tx, ready);
            if (!(await positions.advance(tx, advance)))
                return new transaction_1.Rollback(false);
            await parked.insert(tx, refused);
            context = await this.handle(tx, pattern, fresh);
            await this.parkHandled(tx, context, fresh);
            return true;
        });
        if (moved)
            context?.committed();
        return moved;
    }
    /** Sets the tenants of the transaction and answers which messages are new to this consumer, each once. */
    async enter(tx, ready) {
        const once = new Map();
        for (const entry of ready)
            if (!once.has((0, inbox_1.keyText)(entry.message)))
                once.set((0, inbox_1.keyText)(entry.message), entry);
        if (once.size === 0)
            return [];
        const messages = ready.map(({ message }) => message);
        await this.parts.setTenants(tx, [...new Set(messages.map(({ tenantId }) => tenantId))].sort());
        const fresh = await this.parts.inbox.enter(tx, this.parts.consumer, [...once.values()].map(({ message }) => message));
        return ready.filter((entry) => once.get((0, inbox_1.keyText)(entry.message)) === entry && fresh.has((0, inbox_1.keyText)(entry.message)));
    }
    async handle(tx, pattern, fresh) {
        const context = new collecting_context_1.CollectingContext(tx, pattern);
        const messages = fresh.map(({ message }) => message);
        if (messages.length > 0)
            await this.parts.dispatch(pattern, messages, context);
        return context;
    }
    /** Takes back that a message was entered in this transaction. */
    async forget(tx, { message }) {
        await this.parts.inbox.forget(tx, this.parts.consumer, [message]);
    }
    async parkHandled(tx, context, fresh) {
        if (context.parked.size === 0)
            return;
        const entries = [];
        for (const { raw, message } of fresh) {
            const reason = context.parked.get(message);
            if (reason !== undefined)
                entries.push(refusedByHandler(raw, message, reason));
        }
        await this.parts.inbox.forget(tx, this.parts.consumer, [...context.parked.keys()]);
        await this.parts.parked.insert(tx, await this.sealAll(entries, tx));
    }
    sealAll(refused, tx) {
        return Promise.all(refused.map((message) => this.seal(message, tx)));
    }
    async seal({ raw, reason, known }, tx) {
        const { topic, partition, offset } = raw;
        const sealed = await this.parts.seal.seal(known.tenantId, (0, payload_1.packPayload)(raw), tx);
        return {
            topic,
            partition,
            offset,
            reason,
            sealed,
            payloadBytes: raw.value?.length ?? 0,
            ...columns(known),
        };
    }
}
exports.Receipt = Receipt;
/** A message that was ready and then failed or was set aside by its handler: its tenant is known. */
function refusedByHandler(raw, message, reason) {
    const { tenantId, tenantExternalId, id, type } = message;
    return {
        kind: 'refused',
        raw,
        reason,
        known: { tenantId, tenantExternalId, messageId: id, messageType: type },
    };
}
const columns = ({ tenantId, tenantExternalId, messageId, messageType }) => ({
    tenantId,
    tenantExternalId,
    messageId,
    messageType,
});
//# sourceMappingURL=receipt.js.map