import { randomBytes } from 'node:crypto';
import { KeyRing, type Wrapped } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import type { KeyService } from './key-service';

const KEY_BYTES = 32;

/** Whose secrets they are. Part of every ciphertext's associated data: moved elsewhere it does not open. */
export interface SealedPlace {
  readonly tenantId: string;
  readonly connectionId: string;
}

/** The columns of the vault that are sealed. */
export type SealedColumn = 'realm' | 'access_token' | 'refresh_token';

/** Seals one connection's secrets by AES-256-GCM under its own key, which the key service wraps. */
export class ConnectionSeal {
  private readonly cipher: KeyRing;

  private constructor(
    key: Buffer,
    readonly wrapped: Wrapped,
    private readonly place: SealedPlace,
  ) {
    this.cipher = new KeyRing(1, new Map([[1, key]]));
  }

  /** A new key for a connection. */
  static async create(keys: KeyService, place: SealedPlace): Promise<ConnectionSeal> {
    const key = randomBytes(KEY_BYTES);
    const wrapped = await at('connector.seal.wrap', () => keys.wrap(key, purposeOf(place)));
    return new ConnectionSeal(key, wrapped, place);
  }

  static async open(keys: KeyService, place: SealedPlace, wrapped: Wrapped): Promise<ConnectionSeal> {
    const key = await at('connector.seal.unwrap', () => keys.unwrap(wrapped, purposeOf(place)));
    return new ConnectionSeal(key, wrapped, place);
  }

  seal(column: SealedColumn, text: string): Buffer {
    return this.cipher.wrap(Buffer.from(text), this.associated(column)).bytes;
  }

  /** @throws when the bytes were sealed for another tenant, connection or column, or were changed */
  unseal(column: SealedColumn, bytes: Buffer): string {
    return this.cipher.unwrap({ bytes, ringVersion: 1 }, this.associated(column)).toString();
  }

  private associated(column: SealedColumn): string {
    return `${this.place.tenantId}/${this.place.connectionId}/${column}`;
  }
}

export const purposeOf = ({ tenantId, connectionId }: SealedPlace): string =>
  `vault-key/${tenantId}/${connectionId}`;
