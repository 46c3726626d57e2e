import { createHmac, hkdfSync } from 'node:crypto';
import type { JsonObject } from '../json';
import { decrypt, encrypt } from './aes-gcm';

/** One tenant's key. What seals and what compares are derived apart, so that neither weakens the other. */
export class TenantKey {
  private readonly sealing: Buffer;
  private readonly comparing: Buffer;

  constructor(
    private readonly tenantId: string,
    key: Buffer,
  ) {
    this.sealing = Buffer.from(hkdfSync('sha256', key, '', 'event-store sealing', 32));
    this.comparing = Buffer.from(hkdfSync('sha256', key, '', 'event-store comparing', 32));
  }

  /** The ciphertext opens for this tenant and this event alone. */
  seal(eventId: string, content: JsonObject): Buffer {
    return encrypt(this.sealing, Buffer.from(JSON.stringify(content)), this.place(eventId));
  }

  /** @throws when the ciphertext was changed or moved from another event */
  open(eventId: string, sealed: Buffer): JsonObject {
    return JSON.parse(decrypt(this.sealing, sealed, this.place(eventId)).toString()) as JsonObject;
  }

  /** HMAC-SHA-256 in hex. */
  hmac(bytes: Buffer | string): string {
    return createHmac('sha256', this.comparing).update(bytes).digest('hex');
  }

  private place(eventId: string): string {
    return `${this.tenantId}/${eventId}`;
  }
}
