"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const read_cloud_event_1 = require("./read-cloud-event");
const cloud_event_1 = require("./cloud-event");
const raw = (value, headers = {}) => ({
    topic: 't',
    partition: 0,
    offset: '0',
    key: Buffer.from('k'),
    value: Buffer.from(value),
    headers,
});
const sound = { id: 'i', source: '/s', type: 'a.b.v1', tenantid: 'acme', data: { externalId: 'PO-1' } };
describe('readCloudEvent', () => {
    it('reads back what toStructured writes', () => {
        expect((0, read_cloud_event_1.readCloudEvent)(raw((0, cloud_event_1.toStructured)(sound)), 10_000)).toEqual({ ok: true, event: sound });
    });
    it('reads binary mode, with the trace context as a header of its own', () => {
        const headers = {
            ce_specversion: '1.0',
            ce_id: 'i',
            ce_source: '/s',
            ce_type: 'a.b.v1',
            traceparent: '00-a-b-01',
        };
        expect((0, read_cloud_event_1.readCloudEvent)(raw('{"externalId":"PO-1"}', headers), 10_000)).toEqual({
            ok: true,
            event: {
                id: 'i',
                source: '/s',
                type: 'a.b.v1',
                traceparent: '00-a-b-01',
                data: { externalId: 'PO-1' },
            },
        });
    });
    it('ignores extension attributes it does not know', () => {
        const reading = (0, read_cloud_event_1.readCloudEvent)(raw(JSON.stringify({ specversion: '1.0', ...sound, comexample: 'x' })), 10_000);
        expect(reading).toEqual({ ok: true, event: sound });
    });
    it('tells what it could read of an event that it refuses, and nothing that would not fit a column', () => {
        const value = JSON.stringify({ specversion: '1.0', ...sound, type: 'x'.repeat(201), data: [] });
        expect((0, read_cloud_event_1.readCloudEvent)(raw(value), 10_000)).toMatchObject({
            ok: false,
            reason: { code: 'invalid-type' },
            attributes: { id: 'i', source: '/s', tenantid: 'acme' },
        });
    });
    it('counts bytes, not characters, against the limit', () => {
        const value = (0, cloud_event_1.toStructured)({ ...sound, data: { text: '€'.repeat(100) } });
        expect((0, read_cloud_event_1.readCloudEvent)(raw(value), value.length + 100)).toMatchObject({
            ok: false,
            reason: { code: 'too-large' },
        });
    });
});
//# sourceMappingURL=read-cloud-event.spec.js.map