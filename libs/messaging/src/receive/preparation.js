"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Preparation = void 0;
const explain_invalid_1 = require("../envelope/explain-invalid");
const read_cloud_event_1 = require("../envelope/read-cloud-event");
/** Reads, validates and finds the tenants of a batch, before its transaction begins. */
class Preparation {
    options;
    explain;
    constructor(options) {
        this.options = options;
        this.explain = options.explainInvalid ?? explain_invalid_1.explainInvalid;
    }
    /** @throws what `resolveTenant` throws: the batch comes again */
    async prepare(messages, route) {
        const read = messages.map((raw) => this.read(raw, route));
        const answers = await this.resolve(read);
        return read.map((message) => ('kind' in message ? message : withTenant(message, answers)));
    }
    read(raw, route) {
        const reading = (0, read_cloud_event_1.readCloudEvent)(raw, this.options.maxMessageBytes);
        if (!reading.ok)
            return refused(raw, reading.reason, known(reading.attributes));
        const { event } = reading;
        const schema = this.options.schemaFor(route.pattern, event.type);
        if (typeof schema === 'string')
            return refused(raw, unknownSchema(schema), known(event));
        return this.validate(raw, event, schema, route);
    }
    validate(raw, event, schema, route) {
        const result = schema.safeParse(event.data);
        if (!result.success)
            return refused(raw, this.explain(result.error), known(event));
        const data = isObject(result.data) ? result.data : event.data;
        return { raw, event, data, question: question(event, data, route) };
    }
    async resolve(messages) {
        const questions = new Map();
        for (const message of messages)
            if (!('kind' in message))
                questions.set(questionKey(message.question), message.question);
        const entries = [...questions].map(async ([key, asked]) => [
            key,
            await this.options.resolveTenant(asked),
        ]);
        return new Map(await Promise.all(entries));
    }
}
exports.Preparation = Preparation;
function question(event, data, route) {
    const topic = route.pattern;
    if (route.kind === 'host')
        return { kind: 'host', topic, prefix: route.prefix, tenantExternalId: event.tenantid };
    return { kind: 'internal', topic, tenantId: event.tenantid ?? text(data['tenantId']), data };
}
/** Internal questions differ by their data, so each is asked; host tenants repeat within a batch. */
function questionKey(asked) {
    return asked.kind === 'host'
        ? JSON.stringify([asked.prefix, asked.tenantExternalId])
        : JSON.stringify([asked.tenantId, asked.data['hostId']]);
}
function withTenant({ raw, event, data, question: asked }, answers) {
    const answer = answers.get(questionKey(asked));
    if (answer === undefined)
        throw new Error('a tenant was not asked for');
    if ('refusal' in answer) {
        const detail = answer.detail ?? 'the tenant named by the message cannot be served by this topic';
        return refused(raw, { code: answer.refusal, detail }, known(event));
    }
    return { kind: 'ready', raw, message: incoming(raw, event, data, asked, answer) };
}
function incoming(raw, { id, source, type, time, tenantid, traceparent }, data, asked, { tenantId, hostId }) {
    const division = asked.kind === 'internal' ? text(data['divisionId']) : undefined;
    return {
        topic: asked.topic,
        partition: raw.partition,
        offset: raw.offset,
        id,
        source,
        type,
        tenantId,
        hostId,
        data,
        ...(time === undefined ? {} : { time }),
        ...(asked.kind === 'host' && tenantid !== undefined ? { tenantExternalId: tenantid } : {}),
        ...(division === undefined ? {} : { divisionId: division }),
        ...(traceparent === undefined ? {} : { traceparent }),
    };
}
const refused = (raw, reason, attributes) => ({
    kind: 'refused',
    raw,
    reason,
    known: attributes,
});
const known = ({ id, type, tenantid }) => ({
    messageId: id,
    messageType: type,
    tenantExternalId: tenantid,
});
const unknownSchema = (code) => ({
    code,
    detail: code === 'unknown-type'
        ? 'no schema has this type on this topic'
        : 'this version of the type is not known here',
});
const text = (value) => (typeof value === 'string' ? value : undefined);
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
//# sourceMappingURL=preparation.js.map