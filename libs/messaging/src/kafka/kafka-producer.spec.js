"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const kafkajs_1 = require("kafkajs");
const kafka_producer_1 = require("./kafka-producer");
const messages = [{ topic: 't', key: 'k', value: 'v' }];
/** Counts producers and lets each request end as the test says. */
function stage(outcomes) {
    const log = [];
    let made = 0;
    const producer = () => {
        const name = `producer ${++made}`;
        return {
            connect: () => Promise.resolve(),
            disconnect: async () => void log.push(`${name} thrown away`),
            sendBatch: async () => {
                log.push(`${name} sends`);
                const outcome = outcomes.shift();
                if (outcome !== undefined)
                    throw outcome;
                return [];
            },
        };
    };
    return { log, kafka: { producer } };
}
const lost = new kafkajs_1.KafkaJSConnectionError('lost', { broker: 'h:1', code: 'ECONNRESET' });
const tooLarge = new kafkajs_1.KafkaJSProtocolError(Object.assign(new Error('x'), { type: 'MESSAGE_TOO_LARGE', code: 10, retriable: false }));
describe('KafkaProducer', () => {
    it('throws a producer away that does not know what became of a request', async () => {
        const { kafka, log } = stage([lost]);
        const producer = new kafka_producer_1.KafkaProducer(kafka);
        await expect(producer.send(messages)).rejects.toThrow('lost');
        await producer.send(messages);
        expect(log).toEqual(['producer 1 sends', 'producer 1 thrown away', 'producer 2 sends']);
    });
    it('keeps a producer whose request the broker has refused', async () => {
        const { kafka, log } = stage([tooLarge]);
        const producer = new kafka_producer_1.KafkaProducer(kafka);
        await expect(producer.send(messages)).rejects.toThrow();
        await producer.send(messages);
        expect(log).toEqual(['producer 1 sends', 'producer 1 sends']);
    });
    it('sends nothing by a producer on which an earlier request was lost, even what was asked for meanwhile', async () => {
        const { kafka, log } = stage([lost]);
        const producer = new kafka_producer_1.KafkaProducer(kafka);
        await Promise.allSettled([producer.send(messages), producer.send(messages)]);
        expect(log).toEqual(['producer 1 sends', 'producer 1 thrown away', 'producer 2 sends']);
    });
});
//# sourceMappingURL=kafka-producer.spec.js.map