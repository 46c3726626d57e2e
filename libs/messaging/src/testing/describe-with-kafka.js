"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.describeWithKafka = describeWithKafka;
/**
 * A suite against the real Kafka that `npm test` has started. Where it found none the suite is reported as skipped;
 * with `REQUIRE_KAFKA=1` it fails.
 *
 * @param body gets the brokers, such as `['127.0.0.1:9092']`
 */
function describeWithKafka(title, body) {
    const brokers = (process.env['TEST_KAFKA_BROKERS'] ?? '').split(',').filter(Boolean);
    if (brokers.length > 0)
        describe(title, () => body(brokers));
    else if (process.env['REQUIRE_KAFKA'] === '1')
        it(`${title}: needs a Kafka`, () => {
            throw new Error('REQUIRE_KAFKA=1, but TEST_KAFKA_BROKERS is not set: run the suite by npm test');
        });
    else
        describe.skip(title, () => body([]));
}
//# sourceMappingURL=describe-with-kafka.js.map