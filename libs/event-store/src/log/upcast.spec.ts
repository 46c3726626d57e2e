import first from './frozen/order-received.v1.json';
import second from './frozen/order-received.v2.json';
import third from './frozen/order-received.v3.json';
import { type Upcaster, Upcasting } from './upcast';

const amountsAsStrings: Upcaster = {
  type: 'OrderReceived',
  fromVersion: 1,
  upcast: ({ data, sealed }) => ({ data: { total: Number(data['total']).toFixed(2) }, sealed }),
};
const currencyAndMemos: Upcaster = {
  type: 'OrderReceived',
  fromVersion: 2,
  upcast: ({ data, sealed }) => ({
    data: { ...data, currency: 'USD' },
    sealed: sealed === null || sealed === 'erased' ? sealed : { memos: [sealed['memo'] ?? ''] },
  }),
};

describe('upcasting', () => {
  const upcasting = new Upcasting([currencyAndMemos, amountsAsStrings], { OrderReceived: 3 });

  it.each([
    ['first', first],
    ['second', second],
    ['third', third],
  ])('lifts an event frozen in the %s version to the current one', (_, frozen) => {
    expect(upcasting.lift(frozen)).toEqual(third);
  });

  it('leaves the stored event as it is', () => {
    const copy = structuredClone(first);
    upcasting.lift(first);
    expect(first).toEqual(copy);
  });

  it('leaves erased content erased', () => {
    expect(upcasting.lift({ ...first, sealed: 'erased' as const })).toMatchObject({
      sealed: 'erased',
      schemaVersion: 3,
    });
  });

  it('does not know a type or a version that the catalogue lacks', () => {
    expect(upcasting.knows(third)).toBe(true);
    expect(upcasting.knows({ ...third, schemaVersion: 4 })).toBe(false);
    expect(upcasting.knows({ ...third, type: 'OrderShipped' })).toBe(false);
    expect(upcasting.knows({ ...third, type: 'constructor' })).toBe(false);
  });

  it('knows everything without a catalogue', () => {
    expect(new Upcasting([]).knows({ ...third, type: 'Anything' })).toBe(true);
  });

  it('refuses two upcasters from one version', () => {
    expect(() => new Upcasting([amountsAsStrings, amountsAsStrings])).toThrow(/Two upcasters/);
  });
});
