import { randomBytes } from 'node:crypto';
import { KeyRing } from './key-ring';
import { TenantKey } from './tenant-key';

describe('the key of a tenant', () => {
  const bytes = randomBytes(32);
  const key = new TenantKey('tenant-1', bytes);
  const sealed = key.seal('event-1', { name: 'Ada' });

  it('opens what it sealed', () => {
    expect(key.open('event-1', sealed)).toEqual({ name: 'Ada' });
  });

  it('never makes the same ciphertext twice', () => {
    expect(key.seal('event-1', { name: 'Ada' })).not.toEqual(sealed);
  });

  const tampered: [string, () => unknown][] = [
    ['moved to another event', () => key.open('event-2', sealed)],
    ['moved to another tenant', () => new TenantKey('tenant-2', bytes).open('event-1', sealed)],
    ['sealed under another key', () => new TenantKey('tenant-1', randomBytes(32)).open('event-1', sealed)],
    ['cut short', () => key.open('event-1', sealed.subarray(0, 20))],
    ['of an unknown format', () => key.open('event-1', Buffer.concat([Buffer.of(9), sealed.subarray(1)]))],
    ...Array.from(sealed.keys(), (at): [string, () => unknown] => [
      `changed in byte ${at}`,
      () => key.open('event-1', flipped(sealed, at)),
    ]),
  ];
  it.each(tampered)('refuses a ciphertext that was %s', (_, open) => {
    expect(open).toThrow();
  });
});

describe('the key ring of an installation', () => {
  const [old, now] = [randomBytes(32), randomBytes(32)];

  it('wraps with its current version and opens older ones', () => {
    const before = new KeyRing(1, new Map([[1, old]])).wrap(Buffer.from('secret'), 'tenant-1');
    const ring = new KeyRing(2, new Map([[1, old], [2, now]])); // prettier-ignore
    expect(ring.unwrap(before, 'tenant-1').toString()).toBe('secret');
    expect(ring.wrap(Buffer.from('secret'), 'tenant-1').ringVersion).toBe(2);
  });

  it('does not open for another purpose or without the version', () => {
    const wrapped = new KeyRing(1, new Map([[1, old]])).wrap(Buffer.from('secret'), 'tenant-1');
    expect(() => new KeyRing(1, new Map([[1, old]])).unwrap(wrapped, 'tenant-2')).toThrow();
    expect(() => new KeyRing(2, new Map([[2, now]])).unwrap(wrapped, 'tenant-1')).toThrow(/no version 1/);
  });

  it('is refused with a key of the wrong length or without its current version', () => {
    expect(() => new KeyRing(1, new Map([[1, randomBytes(16)]]))).toThrow(/32 bytes/);
    expect(() => new KeyRing(3, new Map([[1, old]]))).toThrow(/no version 3/);
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}
