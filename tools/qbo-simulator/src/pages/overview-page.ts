import { Decimal } from 'decimal.js';
import { preference, homeCurrency } from '../company/preference';
import { type CompanyBooks } from '../company/books';
import { html, type Content, type Html } from '../html/html';
import { scalarText } from '../json';
import { Ledger } from '../ledger/ledger';
import { type Simulator } from '../simulator';
import { companyPath } from './addresses';
import { show, type AskedOfCompany, type Shown } from './asked';
import { companyPage } from './company-page';
import { countText, instant, money } from './format';
import { facts, figures, notice } from './parts';
import { SECTIONS } from './section';
import { trialBalanceSummary } from './trial-balance';

/** `/companies/{realmId}`: what the company is, and whether its books are right. */
export function overviewPage(
  { simulator, books, query }: AskedOfCompany,
  refused?: Html,
  typed?: string,
): Shown {
  const { company } = books;
  const main = html`${notice(query['done'])}${refused} ${owed(books)}${counts(books)}
    ${facts([
      ['Realm id', html`<span class="mono">${company.realmId}</span>`],
      ['Country', company.country],
      ['Home currency', homeCurrency(books)],
      ['Plan', company.switches.plan],
      ['Subscription', company.switches.subscription],
      ['Closing date', closingDateOf(books) ?? 'none'],
      ['The company’s clock (UTC)', instant(books.clock.now())],
      ['Founded as', company.seed],
    ])}
    <h2>Books</h2>
    ${trialBalanceSummary(books)}
    <p><a href="${companyPath(books, 'audit')}">Audit of what apps wrote</a></p>
    <h2 id="closing-date">Closing date</h2>
    ${closingDateForm(books, typed)}
    <h2 id="apps">Connected apps</h2>
    ${apps(simulator, books)}`;
  return show(companyPage(books, { title: company.name, at: '', main }), refused ? 400 : 200);
}

/** What customers owe and what is owed to vendors, in home currency. */
function owed(books: CompanyBooks): Html {
  const link = (slug: string, amount: number): Html =>
    html`<a href="${companyPath(books, slug)}">${money(amount, homeCurrency(books))}</a>`;
  return figures([
    ['Receivables (A/R)', link('invoices', sumOfAccounts(books, 'Accounts Receivable').toNumber())],
    ['Payables (A/P)', link('bills', sumOfAccounts(books, 'Accounts Payable').negated().toNumber())],
  ]);
}

/** There is an A/P and an A/R account for every currency. */
function sumOfAccounts(books: CompanyBooks, type: string): Decimal {
  const ledger = new Ledger(books);
  let sum = new Decimal(0);
  for (const [id, { body }] of books.records('Account').entries())
    if (body['AccountType'] === type) sum = sum.plus(ledger.balance(`account:${id}`));
  return sum;
}

const ON_OVERVIEW: readonly string[] = [
  ...['Vendor', 'Customer', 'PurchaseOrder', 'Bill', 'BillPayment', 'Invoice', 'Payment'],
];

function counts(books: CompanyBooks): Html {
  const sections = SECTIONS.filter(({ definition }) => ON_OVERVIEW.includes(definition.name));
  return figures(
    sections.map(({ title, slug, definition }) => [
      title,
      html`<a href="${companyPath(books, slug)}">${countText(books.records(definition.name).size)}</a>`,
    ]),
  );
}

function closingDateOf(books: CompanyBooks): string | undefined {
  const date = preference(books, 'AccountingInfoPrefs', 'BookCloseDate');
  return typeof date === 'string' && date !== '' ? date : undefined;
}

function closingDateForm(books: CompanyBooks, typed?: string): Html {
  return html`<p>
      Nothing that posts may be written, changed or deleted up to this day (6200); purchase orders may. An
      empty date opens the books.
    </p>
    <form method="post" action="${companyPath(books, 'closing-date')}" class="inline">
      <input type="hidden" name="syncToken" value="${scalarText(books.preferences['SyncToken'])}" />
      <label>Closed up to <input type="date" name="date" value="${typed ?? closingDateOf(books)}" /></label>
      <button>Set the closing date</button>
    </form>`;
}

function apps({ grants }: Simulator, books: CompanyBooks): Content {
  const connected = [...grants.connectedApps(books.realmId)];
  if (connected.length === 0) return html`<p class="card empty">No app is connected to this company.</p>`;
  return connected.map(
    (clientId) =>
      html`<form method="post" action="${companyPath(books, 'disconnect')}" class="actions">
        <input type="hidden" name="clientId" value="${clientId}" />
        <strong>${clientId}</strong>
        <details>
          <summary>Disconnect ${clientId}</summary>
          <div>
            <p>Its access and refresh tokens end at once; it has to ask for consent again.</p>
            <button class="danger">Disconnect</button>
          </div>
        </details>
      </form>`,
  );
}
