import { createHmac, randomBytes } from 'node:crypto';
import { type Store } from './store/store';
import { type Table } from './store/table';

/** Draws that are taken from the store at once where every call needs one: a crash skips what is left of them. */
const RESERVE = 1000;

/**
 * Everything that the simulator draws by chance: tokens, codes, ids. Each purpose has a stream of its own, computed
 * from the seed of the world and a counter, so that the same seed and the same calls give the same world, and a
 * restart never gives anything twice. Without a seed from outside nobody can guess what comes.
 */
export class Entropy {
  private readonly drawn: Table<number>;
  /** Of the world. */
  readonly seed: string;
  private traced = 0;
  private reserved = 0;

  constructor(store: Store, seed?: string) {
    this.drawn = store.table('drawn');
    const world = store.table<string>('world');
    if (world.get('seed') === undefined) world.put('seed', seed ?? randomBytes(32).toString('hex'));
    this.seed = world.get('seed') ?? '';
    this.traced = this.reserved = this.drawn.get('trace') ?? 0;
  }

  /** Unguessable text of so many bytes. */
  text(stream: string, bytes: number): string {
    return this.draw(stream).subarray(0, bytes).toString('base64url');
  }

  uuid(stream: string): string {
    const hex = this.draw(stream).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  /** A number in [0, 1). */
  fraction(stream: string): number {
    return this.draw(stream).readUIntBE(0, 6) / 2 ** 48;
  }

  /** A realm id as QuickBooks gives them: digits only, 16 of them. */
  realmId(): string {
    return `9341${(this.draw('realm').readUIntBE(0, 6) % 1e12).toString().padStart(12, '0')}`;
  }

  /** A value for the header `intuit_tid`, in the form that Intuit's support asks for. */
  traceId(): string {
    if (this.traced >= this.reserved) {
      this.reserved = this.traced + RESERVE;
      this.drawn.put('trace', this.reserved);
    }
    this.traced += 1;
    const hex = this.nth('trace', this.traced).toString('hex');
    return `1-${hex.slice(0, 8)}-${hex.slice(8, 32)}`;
  }

  private draw(stream: string): Buffer {
    const count = (this.drawn.get(stream) ?? 0) + 1;
    this.drawn.put(stream, count);
    return this.nth(stream, count);
  }

  private nth(stream: string, count: number): Buffer {
    return createHmac('sha512', this.seed).update(`${stream} ${count}`).digest();
  }
}
