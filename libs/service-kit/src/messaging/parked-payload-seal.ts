import { type KeyRing, TenantKeyDestroyedError, type TenantKeys } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import type { ParkedPayloadSeal } from '@ledgerbridge/messaging';
import type { Pool, PoolClient } from 'pg';

const PLACE = 'parked-message';
const VERSION_BYTES = 4;

/** Seals parked messages: under their tenant's key, or the installation's where the tenant is not known. */
export class ParkedMessageSeal implements ParkedPayloadSeal {
  constructor(
    private readonly pool: Pool,
    private readonly keys: TenantKeys,
    private readonly ring: KeyRing,
  ) {}

  /** An erased tenant's message is kept as a fact without its content. */
  async seal(tenantId: string | undefined, plain: Buffer, tx?: PoolClient): Promise<Buffer> {
    if (tenantId === undefined) return this.sealForInstallation(plain);
    try {
      const keys = await at('service-kit.park.key', () => this.keys.ensure(tx ?? this.pool, [tenantId]));
      const key = keys.get(tenantId);
      if (!key) throw new Error('A tenant key was asked for and none was made');
      return key.seal(PLACE, { content: plain.toString('base64') });
    } catch (error) {
      if (error instanceof TenantKeyDestroyedError) return Buffer.alloc(0);
      throw error;
    }
  }

  async unseal(tenantId: string | undefined, sealed: Buffer): Promise<Buffer | undefined> {
    if (sealed.length === 0) return undefined;
    if (tenantId === undefined) return this.unsealForInstallation(sealed);
    const keys = await at('service-kit.park.load-key', () => this.keys.load(this.pool, [tenantId]));
    const key = keys.get(tenantId);
    if (!key || key === 'destroyed') return undefined;
    const { content } = key.open(PLACE, sealed);
    return typeof content === 'string' ? Buffer.from(content, 'base64') : undefined;
  }

  private sealForInstallation(plain: Buffer): Buffer {
    const { bytes, ringVersion } = this.ring.wrap(plain, PLACE);
    const version = Buffer.alloc(VERSION_BYTES);
    version.writeUInt32BE(ringVersion);
    return Buffer.concat([version, bytes]);
  }

  private unsealForInstallation(sealed: Buffer): Buffer {
    const ringVersion = sealed.readUInt32BE(0);
    return this.ring.unwrap({ bytes: sealed.subarray(VERSION_BYTES), ringVersion }, PLACE);
  }
}
