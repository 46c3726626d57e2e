import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { type StoredRecord } from '../company/company';
import { objectsOf, referenceOf, scalarText, type JsonObject } from '../json';
import { detailOf, linesOf } from '../model/merge-update';
import { ENTITIES } from '../model/registry';
import { applicationsOf } from '../payments/applications';
import { unappliedOf } from '../payments/release-payments';
import { OF_CUSTOMERS, TO_VENDORS, type Side } from '../payments/side';
import { closeSimulator, openSimulator, type Simulator } from '../simulator';
import { purchaseActions } from '../testing/random-purchases';
import { salesActions } from '../testing/random-sales';
import { RandomWriter } from '../testing/random-writer';
import { createCompany, newCompanySchema } from '../worlds/create-company';
import { Ledger } from './ledger';
import { differences, recompute, strayDocuments } from './recompute';

const OPERATIONS = 1000;
const SEEDS = [1, 2, 3];

let simulator: Simulator;
beforeAll(async () => {
  simulator = await openSimulator({});
});
afterAll(async () => closeSimulator(simulator));

function newBooks(): CompanyBooks {
  const company = newCompanySchema.parse({
    seed: 'demo',
    preferences: { MultiCurrencyEnabled: true },
    switches: { delete_paid_bill: 'unlink', throttle: false },
  });
  const created = createCompany(simulator, company);
  if (!created.ok) throw new Error(created.problem);
  const books = simulator.companies.books(created.company.realmId);
  if (!books) throw new Error('The company has no books');
  return books;
}

/** In the order in which one lets go of the other. */
const DOCUMENTS = [
  ...['Deposit', 'Payment', 'BillPayment', 'Invoice', 'CreditMemo', 'SalesReceipt', 'RefundReceipt'],
  ...['Estimate', 'Transfer', 'Bill', 'VendorCredit', 'Purchase', 'JournalEntry', 'PurchaseOrder'],
];

/** A client of a company with vendors and customers at home and abroad. */
class RandomClient {
  /** Ids of the vendor and the customer in a foreign currency. */
  readonly abroad: readonly string[];
  private readonly writer: RandomWriter;
  private readonly actions: (() => void)[];

  constructor(
    private readonly books: CompanyBooks,
    seed: number,
  ) {
    this.writer = new RandomWriter(simulator, books, seed);
    this.abroad = ['Vendor', 'Customer'].map((entity) => {
      this.writer.write('create', entity, { DisplayName: `${entity} abroad`, CurrencyRef: { value: 'EUR' } });
      return scalarText([...books.records(entity).values()].at(-1)?.body['Id']);
    });
    const [vendor = '', customer = ''] = this.abroad;
    this.actions = [...purchaseActions(this.writer, vendor), ...salesActions(this.writer, customer)];
  }

  get accepted(): number {
    return this.writer.accepted;
  }

  act(): void {
    this.writer.pick(this.actions)();
  }

  /** Money and credits that nothing has used go, and what is open is paid. */
  settleEverything(): void {
    for (const { body } of this.all('Deposit')) this.writer.write('delete', 'Deposit', body);
    for (const side of [TO_VENDORS, OF_CUSTOMERS]) {
      for (let rest = 0; rest < 5; rest += 1) {
        for (const { body } of this.all(side.payment)) {
          if (!unappliedOf(this.books, side, body).isZero()) this.writer.write('delete', side.payment, body);
        }
        for (const { body } of this.all(side.credit)) {
          if (body['Balance'] !== 0) this.writer.write('delete', side.credit, body);
        }
      }
      for (const { body } of this.all(side.debt)) if (body['Balance'] !== 0) this.payInFull(side, body);
    }
  }

  private payInFull(side: Side, debt: JsonObject): void {
    const TotalAmt = Number(debt['Balance']);
    const Line = [this.writer.linked(side.debt, debt, TotalAmt)];
    const source = { PayType: 'Check', CheckPayment: { BankAccountRef: { value: '35' } } };
    const money = side.payment === 'BillPayment' ? source : {};
    const payer = this.writer.payerOf(`${side.party}Ref`, debt);
    this.writer.write('create', side.payment, { ...payer, TotalAmt, Line, ...money });
  }

  private all(entity: string): StoredRecord[] {
    return [...this.books.records(entity).values()];
  }

  removeEverything(): void {
    for (const entity of DOCUMENTS) {
      for (const { body } of this.all(entity)) {
        this.writer.write('delete', entity, body);
      }
    }
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

const isLinked = (body: JsonObject) => objectsOf(body['LinkedTxn']).length > 0;
const isApplied = (body: JsonObject) => applicationsOf(body).length > 0;
const isForeign = (body: JsonObject) => referenceOf(body, 'CurrencyRef') === 'EUR';

/** What a run has to have seen for it to say something. */
const SITUATIONS: Readonly<Record<string, readonly [string, (body: JsonObject) => boolean]>> = {
  'a bill is paid': ['BillPayment', isApplied],
  'a foreign bill is paid': ['BillPayment', (body) => isApplied(body) && isForeign(body)],
  'an order is billed': ['PurchaseOrder', isLinked],
  'an order is closed': ['PurchaseOrder', (body) => body['POStatus'] === 'Closed'],
  'an invoice is paid': ['Payment', isApplied],
  'a foreign invoice is paid': ['Payment', (body) => isApplied(body) && isForeign(body)],
  'a payment is deposited': ['Payment', (body) => isLinked(body)],
  'a receipt is deposited': ['SalesReceipt', isLinked],
  'a charge is billed': ['ReimburseCharge', (body) => body['HasBeenInvoiced'] === true],
  'an invoice is voided': ['Invoice', (body) => body['PrivateNote'] === 'Voided'],
};

function situations(books: CompanyBooks): string[] {
  return Object.entries(SITUATIONS)
    .filter(([, [entity, holds]]) => [...books.records(entity).values()].some(({ body }) => holds(body)))
    .map(([situation]) => situation);
}

describe.each(SEEDS)('the ledger after random operations (seed %i)', (seed) => {
  let books: CompanyBooks;
  let client: RandomClient;
  let beginning: Record<string, string>;
  const seen = new Set<string>();
  beforeAll(() => {
    books = newBooks();
    beginning = figures(new Ledger(books).allBalances());
    client = new RandomClient(books, seed);
    for (let done = 0; done < OPERATIONS; done += 1) {
      client.act();
      if (done % 10 === 0) for (const situation of situations(books)) seen.add(situation);
      if (done % 100 === 0) expectSound(books);
    }
  });

  it('has accepted most of them, and all that could go wrong has happened', () => {
    expect(client.accepted).toBeGreaterThan(OPERATIONS / 2);
    expect([...seen].sort()).toEqual(Object.keys(SITUATIONS).sort());
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
    for (const id of ['1', '3', '12']) {
      expect(shown('Customer', id)['Balance']).toBe(ledger.balance(`customer:${id}`).toNumber());
    }
    for (const id of ['11', '16']) {
      expect(shown('Item', id)['QtyOnHand']).toBe(ledger.balance(`stock:${id}`).toNumber());
    }
    expect(shown('Account', '35')['CurrentBalance']).toBe(ledger.balance('account:35').toNumber());
    expect(shown('Account', '33')['CurrentBalance']).toBe(ledger.balance('account:33').negated().toNumber());
  });

  it.each(['Bill', 'VendorCredit', 'Invoice', 'CreditMemo'])(
    'has open of every %s what its payments left',
    (entity) => {
      const payments = ['BillPayment', 'Payment'].flatMap((payment) =>
        [...books.records(payment).values()].map(({ body }) => body),
      );
      for (const { body } of books.records(entity).values()) {
        const applied = payments
          .flatMap((payment) => applicationsOf(payment))
          .filter((application) => application.entity === entity && application.id === body['Id'])
          .reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));
        expect(applied.plus(Number(body['Balance'])).toNumber()).toBe(body['TotalAmt']);
      }
    },
  );

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

  it('owes and is owed nothing abroad, at home, when everything there is paid at whatever rate', () => {
    client.settleEverything();
    expectSound(books);
    const open = [...new Ledger(books).allBalances().keys()].filter((key) =>
      client.abroad.some((name) => new RegExp(`^(payable|receivable):${name}:`).test(key)),
    );
    expect(open).toEqual([]);
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

  it('knows what stock cost in a world that was kept before costs were', () => {
    const books = newBooks();
    books.table('stock').clear();
    const detail = { ItemRef: { value: '11' }, Qty: 2, UnitPrice: 15 };
    const sold = { Amount: 30, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: detail };
    new RandomWriter(simulator, books, 1).write('create', 'Invoice', {
      CustomerRef: { value: '3' },
      Line: [sold],
    });
    expect(new Ledger(books).balance('account:80').toFixed()).toBe('20');
    expectSound(books);
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
