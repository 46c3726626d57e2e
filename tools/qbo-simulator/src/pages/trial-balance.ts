import { type CompanyBooks } from '../company/books';
import { homeCurrency } from '../company/preference';
import { html, type Html } from '../html/html';
import { ledgerReport, trialBalance, type LedgerReport, type TrialBalance } from '../ledger/report';
import { ENTITIES } from '../model/registry';
import { companyPath } from './addresses';
import { show, type AskedOfCompany, type Shown } from './asked';
import { companyPage } from './company-page';
import { amountText, countText } from './format';
import { figures, tableOr, type Column } from './parts';

/** Up to so many transactions the books are checked without being asked. */
const CHECKED_AT_ONCE = 5_000;

/** `…/trial-balance`: every account; with `?check=1` or few transactions also whether the kept balances are what they give. */
export function trialBalancePage({ books, query }: AskedOfCompany): Shown {
  const isChecked = query['check'] === '1' || transactionsOf(books) <= CHECKED_AT_ONCE;
  const balance = trialBalance(books);
  const { accounts, debit, credit } = balance;
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
  const main = html`${isChecked ? checkedVerdict(ledgerReport(books, ENTITIES)) : verdict(balance)}
    ${!isChecked && checkLink(books)}
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

const transactionsOf = (books: CompanyBooks): number =>
  ENTITIES.filter(({ post }) => post !== undefined).reduce(
    (sum, { name }) => sum + books.records(name).size,
    0,
  );

function checkLink(books: CompanyBooks): Html {
  return html`<p>
    <a href="${companyPath(books, 'trial-balance')}?check=1"
      >Check every balance against ${countText(transactionsOf(books))} transactions</a
    >
  </p>`;
}

/** Whether the books are right, in a sentence; errors are bugs of the simulator and shown as they are. */
function checkedVerdict({ errors, trialBalance: balance }: LedgerReport): Html {
  if (errors.length > 0) return wrongBooks(errors);
  return verdict(balance, 'Debits equal credits, and every balance is what its transactions give.');
}

function verdict({ debit, credit }: TrialBalance, told = 'Debits equal credits.'): Html {
  if (debit !== credit) return wrongBooks(['Debits and credits differ.']);
  return html`<p><span class="badge good">In balance</span> ${told}</p>`;
}

function wrongBooks(errors: readonly string[]): Html {
  return html`<div class="refusal" role="alert">
    <h2>The books are wrong</h2>
    <ul>
      ${errors.map((error) => html`<li>${error}</li>`)}
    </ul>
  </div>`;
}

/** The trial balance on the overview: its sums, from the balances that are kept. */
export function trialBalanceSummary(books: CompanyBooks): Html {
  const balance = trialBalance(books);
  return html`${verdict(balance)}${sums(books, balance.debit, balance.credit)}
    <p><a href="${companyPath(books, 'trial-balance')}">Trial balance</a></p>`;
}
