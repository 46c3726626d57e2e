import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { perform } from '../data-service/perform';
import { objectsOf, referenceOf, scalarText, type JsonObject } from '../json';
import { detailOf, linesOf } from '../model/merge-update';
import { ENTITIES } from '../model/registry';
import { applicationsOf } from '../payments/applications';
import { seededRandom } from '../random';
import { closeSimulator, openSimulator, type Simulator } from '../simulator';
import { createCompany, newCompanySchema } from '../worlds/create-company';
import { Ledger } from './ledger';
import { differences, recompute, strayDocuments } from './recompute';

const OPERATIONS = 600;
const SEEDS = [1, 2, 3];

let simulator: Simulator;
beforeAll(async () => {
  simulator = await openSimulator({});
});
afterAll(async () => closeSimulator(simulator));

function newBooks(): CompanyBooks {
  const company = newCompanySchema.parse({
    seed: 'demo',
    switches: { delete_paid_bill: 'unlink', throttle: false },
  });
  const created = createCompany(simulator, company);
  if (!created.ok) throw new Error(created.problem);
  const books = simulator.companies.books(created.company.realmId);
  if (!books) throw new Error('The company has no books');
  return books;
}

type Kind = 'create' | 'update' | 'delete' | 'void';

/** A client that writes at random but always the same for the same seed. Refusals are part of the game. */
class RandomClient {
  accepted = 0;
  private readonly random: () => number;

  constructor(
    private readonly books: CompanyBooks,
    seed: number,
  ) {
    this.random = seededRandom(seed);
  }

  act(): void {
    const actions = [
      () => this.write('create', 'PurchaseOrder', this.document('VendorRef')),
      () => this.write('create', 'Bill', this.document('VendorRef')),
      () => this.billAnOrder(),
      () => this.write('create', 'VendorCredit', this.document('VendorRef')),
      () => this.write('create', 'Purchase', { ...this.document('EntityRef'), ...this.moneySource() }),
      () => this.write('create', 'JournalEntry', this.journalEntry()),
      () => this.pay(),
      () => this.change(this.pick(['Bill', 'VendorCredit', 'PurchaseOrder', 'Purchase'])),
      () => this.remove(this.pick(['Bill', 'VendorCredit', 'BillPayment', 'Purchase', 'JournalEntry'])),
      () => this.remove('BillPayment', 'void'),
    ];
    this.pick(actions)();
  }

  removeEverything(): void {
    for (const entity of [
      'BillPayment',
      'Bill',
      'VendorCredit',
      'Purchase',
      'JournalEntry',
      'PurchaseOrder',
    ]) {
      for (const { body } of [...this.books.records(entity).values()]) this.write('delete', entity, body);
    }
  }

  private write(kind: Kind, entity: string, input: JsonObject): void {
    const performer = { books: this.books, author: 'a client', include: new Set<string>() };
    const result = simulator.store.transaction(() => perform({ kind, entity, input }, performer));
    if (result.ok) this.accepted += 1;
  }

  private pick<T>(choices: readonly T[]): T {
    const picked = choices[Math.floor(this.random() * choices.length)];
    if (picked === undefined) throw new Error('There is nothing to pick from');
    return picked;
  }

  private any(entity: string): JsonObject | undefined {
    const bodies = [...this.books.records(entity).values()].map(({ body }) => body);
    return bodies.length === 0 ? undefined : this.pick(bodies);
  }

  private cents(most: number): number {
    return Math.ceil(this.random() * most * 100) / 100;
  }

  private document(party: string): JsonObject {
    const lines = Array.from({ length: 1 + Math.floor(this.random() * 3) }, () => this.line());
    return { [party]: { value: this.pick(['41', '46', '56']) }, Line: lines };
  }

  private line(): JsonObject {
    if (this.random() < 0.4) {
      const AccountRef = { value: this.pick(['7', '13', '64']) };
      const detail = {
        DetailType: 'AccountBasedExpenseLineDetail',
        AccountBasedExpenseLineDetail: { AccountRef },
      };
      return { Amount: this.random() < 0.2 ? -this.cents(5) : this.cents(90), ...detail };
    }
    const [Qty, UnitPrice] = [Math.ceil(this.random() * 9), this.cents(20)];
    return {
      Amount: new Decimal(Qty).times(UnitPrice).toDecimalPlaces(2).toNumber(),
      DetailType: 'ItemBasedExpenseLineDetail',
      ItemBasedExpenseLineDetail: { ItemRef: { value: this.pick(['2', '3', '11', '16']) }, Qty, UnitPrice },
    };
  }

  private moneySource(): JsonObject {
    return this.pick([
      { PaymentType: 'Cash', AccountRef: { value: '35' } },
      { PaymentType: 'CreditCard', AccountRef: { value: '42' } },
      { PaymentType: 'CreditCard', AccountRef: { value: '42' }, Credit: true },
    ]);
  }

  private journalEntry(): JsonObject {
    const Amount = this.cents(100);
    const line = (PostingType: string, account: string, Entity?: JsonObject): JsonObject => ({
      Amount,
      DetailType: 'JournalEntryLineDetail',
      JournalEntryLineDetail: { PostingType, AccountRef: { value: account }, ...(Entity ? { Entity } : {}) },
    });
    const vendor = { Type: 'Vendor', EntityRef: { value: '41' } };
    return { Line: [line('Debit', this.pick(['7', '36'])), line('Credit', '33', vendor)] };
  }

  /** Bills some lines of an order, some of them in part. */
  private billAnOrder(): void {
    const order = this.any('PurchaseOrder');
    if (!order) return;
    const TxnId = scalarText(order['Id']);
    const lines = linesOf(order).map((line): JsonObject => {
      const { Id, LineNum: _num, Received: _received, ...rest } = line;
      const LinkedTxn = [{ TxnId, TxnType: 'PurchaseOrder', TxnLineId: scalarText(Id) }];
      const detail = detailOf(rest);
      const { Qty, UnitPrice } = detail ?? {};
      if (!detail || typeof Qty !== 'number' || typeof UnitPrice !== 'number') return { ...rest, LinkedTxn };
      const part = Math.ceil(this.random() * Qty);
      const Amount = new Decimal(part).times(UnitPrice).toDecimalPlaces(2).toNumber();
      return { ...rest, Amount, ItemBasedExpenseLineDetail: { ...detail, Qty: part }, LinkedTxn };
    });
    const VendorRef = { value: referenceOf(order, 'VendorRef') ?? '' };
    const LinkedTxn = [{ TxnId, TxnType: 'PurchaseOrder' }];
    this.write('create', 'Bill', { VendorRef, LinkedTxn, Line: lines });
  }

  private pay(): void {
    const [bill, credit] = [this.any('Bill'), this.any('VendorCredit')];
    if (!bill) return;
    const line = (TxnType: string, body: JsonObject, Amount: number): JsonObject => ({
      Amount,
      LinkedTxn: [{ TxnId: scalarText(body['Id']), TxnType }],
    });
    const Line = [line('Bill', bill, this.cents(120))];
    if (credit && this.random() < 0.5) Line.push(line('VendorCredit', credit, this.cents(20)));
    const entry = this.any('JournalEntry');
    if (entry && this.random() < 0.3) Line.push(line('JournalEntry', entry, this.cents(50)));
    const source = this.pick<JsonObject>([
      { PayType: 'Check', CheckPayment: { BankAccountRef: { value: '35' } } },
      { PayType: 'CreditCard', CreditCardPayment: { CCAccountRef: { value: '42' } } },
    ]);
    const VendorRef = { value: referenceOf(bill, 'VendorRef') ?? '' };
    this.write('create', 'BillPayment', { VendorRef, TotalAmt: this.cents(150), Line, ...source });
  }

  private change(entity: string): void {
    const body = this.any(entity);
    if (!body) return;
    const lines = [...linesOf(body).slice(this.random() < 0.5 ? 1 : 0), this.line()];
    this.write('update', entity, { ...body, sparse: this.random() < 0.5, Line: lines });
  }

  private remove(entity: string, kind: 'delete' | 'void' = 'delete'): void {
    const body = this.any(entity);
    if (body) this.write(kind, entity, body);
  }
}

function figures(balances: ReadonlyMap<string, Decimal>): Record<string, string> {
  return Object.fromEntries([...balances].map(([key, balance]) => [key, balance.toFixed()] as const).sort());
}

/** No account has changed in these runs, so what stands in the ledger is what the documents say now. */
function expectPostedAsWritten(books: CompanyBooks): void {
  const ledger = new Ledger(books);
  for (const { name, post } of ENTITIES) {
    for (const { body } of post ? books.records(name).values() : []) {
      expect(ledger.postingsOf(`${name}:${scalarText(body['Id'])}`)).toEqual(post?.(body, books));
    }
  }
}

function expectSound(books: CompanyBooks): void {
  const kept = new Ledger(books).allBalances();
  expect(differences(kept, recompute(books, ENTITIES))).toEqual([]);
  expect(strayDocuments(books, ENTITIES)).toEqual([]);
  expectPostedAsWritten(books);
  const accounts = [...kept].filter(([key]) => key.startsWith('account:'));
  const sum = accounts.reduce((total, [, balance]) => total.plus(balance), new Decimal(0));
  expect(sum.toFixed()).toBe('0');
}

describe.each(SEEDS)('the ledger after random operations (seed %i)', (seed) => {
  let books: CompanyBooks;
  let client: RandomClient;
  let beginning: Record<string, string>;
  beforeAll(() => {
    books = newBooks();
    beginning = figures(new Ledger(books).allBalances());
    client = new RandomClient(books, seed);
    for (let done = 0; done < OPERATIONS; done += 1) {
      client.act();
      if (done % 50 === 0) expectSound(books);
    }
  });

  it('has accepted most of them, and paid bills and billed orders among them', () => {
    expect(client.accepted).toBeGreaterThan(OPERATIONS / 2);
    const some = (entity: string, matches: (body: JsonObject) => boolean) =>
      [...books.records(entity).values()].some(({ body }) => matches(body));
    expect(some('BillPayment', (body) => applicationsOf(body).length > 0)).toBe(true);
    expect(some('PurchaseOrder', (body) => objectsOf(body['LinkedTxn']).length > 0)).toBe(true);
    expect(some('PurchaseOrder', (body) => body['POStatus'] === 'Closed')).toBe(true);
  });

  it('has debits equal to credits, and balances equal to a fresh computation', () => {
    expectSound(books);
  });

  it('shows on accounts, vendors and items what it has', () => {
    const ledger = new Ledger(books);
    const shown = (entity: string, id: string) => books.find(entity, id) ?? {};
    for (const id of ['41', '46', '56']) {
      expect(shown('Vendor', id)['Balance']).toBe(ledger.balance(`vendor:${id}`).negated().toNumber());
    }
    for (const id of ['11', '16']) {
      expect(shown('Item', id)['QtyOnHand']).toBe(ledger.balance(`stock:${id}`).toNumber());
    }
    expect(shown('Account', '35')['CurrentBalance']).toBe(ledger.balance('account:35').toNumber());
    expect(shown('Account', '33')['CurrentBalance']).toBe(ledger.balance('account:33').negated().toNumber());
  });

  it.each(['Bill', 'VendorCredit'] as const)('has open of every %s what its payments left', (entity) => {
    const payments = [...books.records('BillPayment').values()].map(({ body }) => body);
    for (const { body } of books.records(entity).values()) {
      const applied = payments
        .flatMap((payment) => applicationsOf(payment))
        .filter((application) => application.entity === entity && application.id === body['Id'])
        .reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));
      expect(applied.plus(Number(body['Balance'])).toNumber()).toBe(body['TotalAmt']);
    }
  });

  it('has received on every order what its bills bill', () => {
    const bills = [...books.records('Bill').values()].map(({ body }) => body);
    for (const { body: order } of books.records('PurchaseOrder').values()) {
      for (const line of linesOf(order)) {
        const billed = bills
          .flatMap((bill) => linesOf(bill))
          .filter((other) =>
            objectsOf(other['LinkedTxn']).some(
              ({ TxnId, TxnLineId }) => TxnId === order['Id'] && TxnLineId === line['Id'],
            ),
          )
          .reduce((sum, other) => sum + Number(detailOf(other)?.['Qty'] ?? 0), 0);
        expect(line['Received'] ?? 0).toBe(billed);
      }
    }
  });

  it('is where it began when everything is deleted', () => {
    client.removeEverything();
    expectSound(books);
    expect(figures(new Ledger(books).allBalances())).toEqual(beginning);
    expect([...books.records('PurchaseOrder').values()]).toEqual([]);
  });
});

describe('the ledger', () => {
  it('throws for postings that do not balance, and keeps none of them', () => {
    const ledger = new Ledger(newBooks());
    const before = figures(ledger.allBalances());
    const unbalanced = [
      { account: '7', amount: '0.01' },
      { account: '33', amount: '-0.02' },
    ];
    expect(() => ledger.enter('Bill:1', unbalanced)).toThrow('Debits and credits of Bill:1 differ');
    expect(figures(ledger.allBalances())).toEqual(before);
  });

  it('counts in exact decimals', () => {
    const ledger = new Ledger(newBooks());
    for (let cent = 0; cent < 10; cent += 1) {
      ledger.enter(`Bill:${cent}`, [
        { account: '7', amount: '0.1' },
        { account: '33', amount: '-0.1' },
      ]);
    }
    expect(ledger.balance('account:7').toFixed()).toBe('1');
  });
});
