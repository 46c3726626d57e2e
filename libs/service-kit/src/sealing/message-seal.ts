import type { JsonValue, KeyRing } from '@ledgerbridge/event-store';

/**
 * Seals content that travels between services: whoever reads the topic sees ciphertext. Bound to the tenant, so that
 * what was sealed for one does not open for another.
 */
export class MessageSeal {
  constructor(private readonly ring: KeyRing) {}

  /** @returns `<ring version>.<base64>` */
  seal(tenantId: string, content: JsonValue): string {
    const { bytes, ringVersion } = this.ring.wrap(Buffer.from(JSON.stringify(content)), place(tenantId));
    return `${ringVersion}.${bytes.toString('base64')}`;
  }

  /** @throws when it was sealed for another tenant, was changed, or its key has left the ring */
  unseal(tenantId: string, sealed: string): unknown {
    const [, version, encoded] = /^(\d{1,6})\.([A-Za-z0-9+/=]+)$/.exec(sealed) ?? [];
    if (version === undefined || encoded === undefined)
      throw new Error('Not content that a service has sealed');
    const bytes = Buffer.from(encoded, 'base64');
    return JSON.parse(this.ring.unwrap({ bytes, ringVersion: Number(version) }, place(tenantId)).toString());
  }
}

const place = (tenantId: string): string => `message/${tenantId}`;
