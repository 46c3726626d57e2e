"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const traceparent_1 = require("./traceparent");
const id = '0af7651916cd43dd8448eb211c80319c';
const parent = 'b7ad6b7169203331';
describe('the trace of a request', () => {
    it('continues the sender’s with a step of our own', () => {
        const trace = (0, traceparent_1.continuedTrace)(`00-${id}-${parent}-01`);
        expect(trace).toMatchObject({ traceId: id, sampled: true });
        expect(trace.spanId).not.toBe(parent);
        expect((0, traceparent_1.traceparent)(trace)).toBe(`00-${id}-${trace.spanId}-01`);
    });
    it('keeps the sender’s decision not to sample', () => {
        expect((0, traceparent_1.traceparent)((0, traceparent_1.continuedTrace)(`00-${id}-${parent}-00`))).toMatch(/-00$/);
    });
    it('reads a future version that begins like ours', () => {
        expect((0, traceparent_1.continuedTrace)(`01-${id}-${parent}-01-more`).traceId).toBe(id);
    });
    it.each([
        undefined,
        '',
        'nonsense',
        `ff-${id}-${parent}-01`,
        `00-${id}-${parent}-01-more`,
        `00-${'0'.repeat(32)}-${parent}-01`,
        `00-${id}-${'0'.repeat(16)}-01`,
        `00-${id.toUpperCase()}-${parent}-01`,
    ])('begins anew on %s', (header) => {
        const trace = (0, traceparent_1.continuedTrace)(header);
        expect(trace.traceId).toMatch(/^[0-9a-f]{32}$/);
        expect(trace.traceId).not.toBe(id);
    });
    it('goes on from an event’s correlation id, and only from one that is a trace id', () => {
        expect((0, traceparent_1.traceparentOfCorrelation)((0, traceparent_1.newTrace)().traceId)).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
        expect((0, traceparent_1.traceparentOfCorrelation)('order 7')).toBeUndefined();
    });
});
//# sourceMappingURL=traceparent.spec.js.map