import { createHmac, randomBytes } from 'node:crypto';
import type { Database } from '@ledgerbridge/service-kit';
import type { KeyService } from './key-service';

const NAME = 'realm-hash';
const PURPOSE = 'secret/realm-hash';
const KEY_BYTES = 32;

/** A keyed hash of realm ids: the same company is recognised, and its id cannot be found by trying all numbers. */
export class RealmHash {
  private key: Buffer | undefined;

  constructor(
    private readonly database: Database,
    private readonly keys: KeyService,
  ) {}

  /** Makes the installation's key at its first start; replicas that start together agree on one. */
  async load(): Promise<void> {
    const table = `"${this.database.schema}".secrets`;
    const made = await this.keys.wrap(randomBytes(KEY_BYTES), PURPOSE);
    const { worker } = this.database;
    await worker.query(
      `INSERT INTO ${table} (name, wrapped, ring_version) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING`,
      [NAME, made.bytes, made.ringVersion],
    );
    const { rows } = await worker.query<{ wrapped: Buffer; ring_version: number }>(
      `SELECT wrapped, ring_version FROM ${table} WHERE name = $1`,
      [NAME],
    );
    const [row] = rows;
    if (!row) throw new Error('The key of the realm hash is missing: restore the table secrets');
    this.key = await this.keys.unwrap({ bytes: row.wrapped, ringVersion: row.ring_version }, PURPOSE);
    await this.wrapAnew(table, row.ring_version);
  }

  of(realmId: string): string {
    if (!this.key) throw new Error('The realm hash was used before it was loaded');
    return createHmac('sha256', this.key).update(realmId).digest('hex');
  }

  private async wrapAnew(table: string, version: number): Promise<void> {
    if (!this.key || version === this.keys.current) return;
    const { bytes, ringVersion } = await this.keys.wrap(this.key, PURPOSE);
    await this.database.worker.query(
      `UPDATE ${table} SET wrapped = $2, ring_version = $3 WHERE name = $1 AND ring_version = $4`,
      [NAME, bytes, ringVersion, version],
    );
  }
}
