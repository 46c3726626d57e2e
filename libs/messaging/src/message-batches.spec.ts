import fc from 'fast-check';
import { sizeOf } from './message';
import { inBatches } from './message-batches';

const message = (value: string) => ({ topic: 't', key: 'k', value });

describe('inBatches', () => {
  it('keeps every message in its order, and no batch beyond its bounds unless it is one message', () => {
    const bounds = { messages: 4, bytes: 500 };
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 800 })), (values) => {
        const batches = inBatches(values.map(message), bounds);
        const bytes = batches.map((batch) => batch.reduce((sum, one) => sum + sizeOf(one), 0));
        expect(batches.flat().map(({ value }) => value)).toEqual(values);
        expect(batches.every((batch, n) => batch.length === 1 || (bytes[n] ?? 0) <= bounds.bytes)).toBe(true);
        expect(batches.every((batch) => batch.length > 0 && batch.length <= bounds.messages)).toBe(true);
      }),
    );
  });

  it('counts bytes and not characters', () => {
    const [euros, letters] = ['€'.repeat(100), 'e'.repeat(100)].map((value) => sizeOf(message(value)));
    expect((euros ?? 0) - (letters ?? 0)).toBe(200);
  });
});
