import { decrypt, encrypt } from './aes-gcm';

const KEY_BYTES = 32;

export interface Wrapped {
  readonly bytes: Buffer;
  /** The ring's key it is wrapped with. */
  readonly ringVersion: number;
}

/** The installation's keys, by version. New keys are wrapped with the current one; old versions still open. */
export class KeyRing {
  /** @throws when a key is not 32 bytes or the current version is missing */
  constructor(
    readonly current: number,
    private readonly keys: ReadonlyMap<number, Buffer>,
  ) {
    for (const [version, key] of keys) {
      if (key.length !== KEY_BYTES)
        throw new Error(`Key ${version} of the key ring must have ${KEY_BYTES} bytes`);
    }
    this.keyOf(current);
  }

  /** @param purpose binds the result to its place: what was wrapped for one tenant does not open for another */
  wrap(key: Buffer, purpose: string): Wrapped {
    return { bytes: encrypt(this.keyOf(this.current), key, purpose), ringVersion: this.current };
  }

  /** @throws when the ring has lost that version or the bytes were tampered with */
  unwrap({ bytes, ringVersion }: Wrapped, purpose: string): Buffer {
    return decrypt(this.keyOf(ringVersion), bytes, purpose);
  }

  private keyOf(version: number): Buffer {
    const key = this.keys.get(version);
    if (!key) throw new Error(`The key ring has no version ${version}`);
    return key;
  }
}
