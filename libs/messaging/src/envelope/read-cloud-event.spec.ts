import { readCloudEvent } from './read-cloud-event';
import { toStructured } from './cloud-event';

const raw = (value: string | Buffer, headers: Record<string, string> = {}) => ({
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
    expect(readCloudEvent(raw(toStructured(sound)), 10_000)).toEqual({ ok: true, event: sound });
  });

  it('reads binary mode, with the trace context as a header of its own', () => {
    const headers = {
      ce_specversion: '1.0',
      ce_id: 'i',
      ce_source: '/s',
      ce_type: 'a.b.v1',
      traceparent: '00-a-b-01',
    };
    expect(readCloudEvent(raw('{"externalId":"PO-1"}', headers), 10_000)).toEqual({
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
    const reading = readCloudEvent(
      raw(JSON.stringify({ specversion: '1.0', ...sound, comexample: 'x' })),
      10_000,
    );
    expect(reading).toEqual({ ok: true, event: sound });
  });

  it('tells what it could read of an event that it refuses, and nothing that would not fit a column', () => {
    const value = JSON.stringify({ specversion: '1.0', ...sound, type: 'x'.repeat(201), data: [] });
    expect(readCloudEvent(raw(value), 10_000)).toMatchObject({
      ok: false,
      reason: { code: 'invalid-type' },
      attributes: { id: 'i', source: '/s', tenantid: 'acme' },
    });
  });

  it('reads past a byte order mark', () => {
    expect(readCloudEvent(raw(`\ufeff${toStructured(sound)}`), 10_000)).toEqual({ ok: true, event: sound });
  });

  it('counts bytes, not characters, against the limit', () => {
    const value = toStructured({ ...sound, data: { text: '€'.repeat(100) } });
    expect(readCloudEvent(raw(value), value.length + 100)).toMatchObject({
      ok: false,
      reason: { code: 'too-large' },
    });
  });
});
