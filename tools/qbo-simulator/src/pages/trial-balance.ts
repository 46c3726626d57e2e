import { type CompanyBooks } from '../company/books';
import { homeCurrency } from '../company/preference';
import { html, type Content, type Html } from '../html/html';
import { ledgerReport, type LedgerReport } from '../ledger/report';
import { ENTITIES } from '../model/registry';
import { companyPath } from './addresses';
import { show, type AskedOfCompany, type Shown } from './asked';
import { companyPage } from './company-page';
import { amountText, countText } from './format';
import { figures, tableOr, type Column } from './parts';

/** Up to so many transactions the overview checks the books at once; beyond it is left to who asks. */
const CHECKED_AT_ONCE = 20_000;

/** `…/trial-balance`: every account, and whether the kept balances are what the transactions give. */
export function trialBalancePage({ books }: AskedOfCompany): Shown {
  const report = ledgerReport(books, ENTITIES);
  const { accounts, debit, credit } = report.trialBalance;
  const amount = (text: string): string => (text === '0' ? '' : amountText(text));
  const columns: Column<(typeof accounts)[number]>[] = [
    {
      heading: 'Account',
      names: true,
      cell: ({ accountId, name }) => html`<a href="${companyPath(books, 'accounts', accountId)}">${name}</a>`,
    },
    { heading: 'Debit', numeric: true, cell: (account) => amount(account.debit) },
    { heading: 'Credit', numeric: true, cell: (account) => amount(account.credit) },
  ];
  const main = html`${verdict(report)}
    <p class="muted">In ${homeCurrency(books)}. Accounts that nothing stands on are left out.</p>
    ${tableOr('Nothing has been posted yet.', 'Trial balance', columns, accounts)}
    ${sums(books, debit, credit)}`;
  return show(companyPage(books, { title: 'Trial balance', at: 'trial-balance', main }));
}

function sums(books: CompanyBooks, debit: string, credit: string): Html {
  const currency = homeCurrency(books);
  return figures([
    ['Debits', html`${amountText(debit)} <small>${currency}</small>`],
    ['Credits', html`${amountText(credit)} <small>${currency}</small>`],
  ]);
}

/** Whether the books are right, in a sentence; errors are bugs of the simulator and shown as they are. */
function verdict({ errors, trialBalance: { debit, credit } }: LedgerReport): Html {
  if (errors.length === 0 && debit === credit)
    return html`<p>
      <span class="badge good">In balance</span> Debits equal credits, and every balance is what its
      transactions give.
    </p>`;
  return html`<div class="refusal" role="alert">
    <h2>The books are wrong</h2>
    <ul>
      ${errors.map((error) => html`<li>${error}</li>`)}
    </ul>
  </div>`;
}

/** The trial balance on the overview: its sums, where they are quickly found. */
export function trialBalanceSummary(books: CompanyBooks): Content {
  const link = html`<p><a href="${companyPath(books, 'trial-balance')}">Trial balance</a></p>`;
  const posted = ENTITIES.filter(({ post }) => post !== undefined);
  const documents = posted.reduce((sum, { name }) => sum + books.records(name).size, 0);
  if (documents > CHECKED_AT_ONCE)
    return html`<p class="muted">
        With ${countText(documents)} transactions the books are checked on a page of their own.
      </p>
      ${link}`;
  const report = ledgerReport(books, ENTITIES);
  return html`${verdict(report)}${sums(books, report.trialBalance.debit, report.trialBalance.credit)}${link}`;
}
