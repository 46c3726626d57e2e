import { type CompanyBooks } from '../company/books';
import { perform } from '../data-service/perform';
import { referenceOf, scalarText, type JsonObject } from '../json';
import { linesOf } from '../model/merge-update';
import { seededRandom } from '../random';
import { type Simulator } from '../simulator';

export type Kind = 'create' | 'update' | 'delete' | 'void';

const RATES: readonly number[] = [1, 1.1, 1.23456, 0.87];

/** A client that writes at random but always the same for the same seed. Refusals are part of the game. */
export class RandomWriter {
  accepted = 0;
  private readonly random: () => number;

  constructor(
    private readonly simulator: Simulator,
    readonly books: CompanyBooks,
    seed: number,
  ) {
    this.random = seededRandom(seed);
  }

  /** Writes in the currency of the company unless the body says another. */
  write(kind: Kind, entity: string, body: JsonObject): void {
    const performer = { books: this.books, author: 'a client', include: new Set<string>() };
    const input = { CurrencyRef: { value: 'USD' }, ...body };
    const result = this.simulator.store.transaction(() => perform({ kind, entity, input }, performer));
    if (result.ok) this.accepted += 1;
  }

  chance(part: number): boolean {
    return this.random() < part;
  }

  below(count: number): number {
    return Math.floor(this.random() * count);
  }

  pick<T>(choices: readonly T[]): T {
    const picked = choices[this.below(choices.length)];
    if (picked === undefined) throw new Error('There is nothing to pick from');
    return picked;
  }

  any(entity: string): JsonObject | undefined {
    const bodies = [...this.books.records(entity).values()].map(({ body }) => body);
    return bodies.length === 0 ? undefined : this.pick(bodies);
  }

  cents(most: number): number {
    return Math.ceil(this.random() * most * 100) / 100;
  }

  /** One of the first days after the company was founded, when its stock begins. */
  someDay(): string {
    return new Date(this.books.company.createdAt + this.below(9) * 86_400_000).toISOString().slice(0, 10);
  }

  /** A name with its currency, and a rate where that is foreign. */
  party(property: string, home: readonly string[], foreign: string): JsonObject {
    if (!this.chance(0.4)) return { [property]: { value: this.pick(home) } };
    return { [property]: { value: foreign }, CurrencyRef: { value: 'EUR' }, ...this.rate() };
  }

  /** What pays a document: its name and currency, at a rate of its own. */
  payerOf(property: string, body: JsonObject): JsonObject {
    const { [property]: name = null, CurrencyRef = null } = body;
    const foreign = referenceOf(body, 'CurrencyRef') === 'EUR';
    return { [property]: name, CurrencyRef, ...(foreign && this.rate()) };
  }

  /** None now and then, which QuickBooks looks up or takes as 1. */
  private rate(): JsonObject {
    return this.chance(0.8) ? { ExchangeRate: this.pick(RATES) } : {};
  }

  linked(TxnType: string, body: JsonObject, Amount: number): JsonObject {
    return { Amount, LinkedTxn: [{ TxnId: scalarText(body['Id']), TxnType }] };
  }

  change(entity: string, line: JsonObject): void {
    const body = this.any(entity);
    if (!body) return;
    const lines = [...linesOf(body).slice(this.chance(0.5) ? 1 : 0), line];
    this.write('update', entity, { ...body, sparse: this.chance(0.5), Line: lines });
  }

  remove(entity: string, kind: 'delete' | 'void' = 'delete'): void {
    const body = this.any(entity);
    if (body) this.write(kind, entity, body);
  }
}
