import { homeCurrency } from '../company/preference';
import { referenceOf } from '../json';
import { type Change } from '../model/entity';
import { accountsOfType, currencyOf } from './accounts-of-type';
import { openAccountFor } from './open-account';

const KINDS = {
  payable: { name: 'Accounts Payable (A/P)', type: 'Accounts Payable', subType: 'AccountsPayable' },
  receivable: {
    name: 'Accounts Receivable (A/R)',
    type: 'Accounts Receivable',
    subType: 'AccountsReceivable',
  },
} as const;

/**
 * The first vendor in a foreign currency brings an A/P account of its own, `Accounts Payable (A/P) - EUR`, the first
 * customer an A/R account.
 */
export function openControlAccount(kind: keyof typeof KINDS): (change: Change) => void {
  const { name, type, subType } = KINDS[kind];
  return ({ books, before, after }) => {
    const currency = after && referenceOf(after, 'CurrencyRef');
    if (before || currency === undefined || currency === homeCurrency(books)) return;
    const known = accountsOfType(books, type, currency).some(
      (account) => currencyOf(books, account) === currency,
    );
    if (!known) openAccountFor(books, { name: `${name} - ${currency}`, type, subType, currency });
  };
}
