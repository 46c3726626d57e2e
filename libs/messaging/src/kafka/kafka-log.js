"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.kafkaLog = kafkaLog;
const kafkajs_1 = require("kafkajs");
/** What ordinary starts, rebalances and broker restarts make kafkajs log as an error. */
const ORDINARY = [
    /coordinator is not (available|aware)/i,
    /rebalanc/i,
    /re-?joining/i,
    /not the leader|no leader|leadership election/i,
    /connection (error|timeout|closed)|closed connection|ECONNREFUSED|ECONNRESET/i,
    /Failed to connect to seed broker|Failed to connect to broker/i,
    /out of range, resetting/i,
    /does not host this topic-partition/i,
    /Restarting the consumer/i,
    /Error when calling eachBatch/i,
    // Advice that we have followed (the partitioner is named) or do without (the inbox makes a repeat harmless).
    /switched default partitioner/i,
    /may invalidate EoS guarantees/i,
];
/**
 * Maps kafkajs' log to ours. It logs retriable errors at ERROR, so that an operator's log would not stay quiet when
 * all is well; those become debug.
 */
function kafkaLog(logger) {
    return () => ({ level, namespace, log: { message, error, groupId, broker } }) => {
        const fields = {
            namespace,
            error: error,
            groupId: groupId,
            broker: broker,
        };
        if (level > kafkajs_1.logLevel.WARN || isOrdinary(message, error))
            logger.debug(fields, message);
        else if (level === kafkajs_1.logLevel.WARN)
            logger.warn(fields, message);
        else
            logger.error(fields, message);
    };
}
function isOrdinary(message, error) {
    const text = typeof error === 'string' ? `${message} ${error}` : message;
    return ORDINARY.some((pattern) => pattern.test(text));
}
//# sourceMappingURL=kafka-log.js.map