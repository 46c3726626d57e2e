"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.rawMessage = rawMessage;
/** A record of kafkajs in our words. Of a header that came several times the last one counts. */
function rawMessage(topic, partition, message) {
    const { offset, key, value, headers = {} } = message;
    return { topic, partition, offset, key, value, headers: textHeaders(headers) };
}
function textHeaders(headers) {
    const entries = Object.entries(headers).map(([name, value]) => {
        const last = Array.isArray(value) ? value.at(-1) : value;
        return [name, last?.toString('utf8') ?? ''];
    });
    return Object.fromEntries(entries);
}
//# sourceMappingURL=kafka-message.js.map