"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const kafkajs_1 = require("kafkajs");
const logger_1 = require("../logger");
const kafka_log_1 = require("./kafka-log");
function written(level, message) {
    const lines = [];
    const write = (name) => () => void lines.push(name);
    const logger = { ...logger_1.silentLogger, debug: write('debug'), warn: write('warn'), error: write('error') };
    const entry = {
        namespace: 'Consumer',
        level,
        label: '',
        log: { timestamp: '', logger: undefined, message },
    };
    (0, kafka_log_1.kafkaLog)(logger)(kafkajs_1.logLevel.INFO)(entry);
    return lines;
}
describe('kafkaLog', () => {
    it.each([
        'The group coordinator is not available',
        'The group is rebalancing, re-joining',
        'Connection error: connect ECONNREFUSED 127.0.0.1:9092',
    ])('keeps an operator from reading "%s"', (message) => {
        expect(written(kafkajs_1.logLevel.ERROR, message)).toEqual(['debug']);
    });
    it('shows what is not ordinary', () => {
        expect(written(kafkajs_1.logLevel.ERROR, 'SASL authentication failed')).toEqual(['error']);
        expect(written(kafkajs_1.logLevel.WARN, 'Consumer group received unsubscribed topics')).toEqual(['warn']);
    });
    it('takes what kafkajs tells in passing as debug', () => {
        expect(written(kafkajs_1.logLevel.INFO, 'Consumer has joined the group')).toEqual(['debug']);
    });
});
//# sourceMappingURL=kafka-log.spec.js.map