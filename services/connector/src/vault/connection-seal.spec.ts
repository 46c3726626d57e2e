import { randomBytes } from 'node:crypto';
import { KeyRing } from '@ledgerbridge/event-store';
import { ConnectionSeal } from './connection-seal';
import { LocalKeys } from './key-service';

const place = { tenantId: 'tenant', connectionId: 'connection' };
const [first, second] = [randomBytes(32), randomBytes(32)];
const keys = new LocalKeys(new KeyRing(1, new Map([[1, first]])));

describe('the seal of a connection', () => {
  it('opens what it sealed, also once the key ring has a newer version', async () => {
    const seal = await ConnectionSeal.create(keys, place);
    const bytes = seal.seal('refresh_token', 'RT1-secret');
    expect(bytes.includes('secret')).toBe(false);
    const rotated = new LocalKeys(new KeyRing(2, new Map([[1, first], [2, second]]))); // prettier-ignore
    const opened = await ConnectionSeal.open(rotated, place, seal.wrapped);
    expect(opened.unseal('refresh_token', bytes)).toBe('RT1-secret');
  });

  it('does not open for another column, connection or tenant', async () => {
    const seal = await ConnectionSeal.create(keys, place);
    const bytes = seal.seal('refresh_token', 'RT1-secret');
    expect(() => seal.unseal('access_token', bytes)).toThrow();
    for (const other of [
      { ...place, connectionId: 'another' },
      { ...place, tenantId: 'another' },
    ])
      await expect(ConnectionSeal.open(keys, other, seal.wrapped)).rejects.toThrow();
  });
});
