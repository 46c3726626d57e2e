import { fault } from '../data-service/fault';
import { requiredMissing } from '../data-service/fault-texts';
import { referenceOf } from '../json';
import { accountsOfType, currencyOf } from '../ledger/accounts-of-type';
import { type Rule } from '../model/entity';

/**
 * The A/P account: implied when the company has only one in the transaction's currency, otherwise required; it must be a
 * liability (6430).
 */
export const apAccount: Rule = ({ books, body }) => {
  const sent = referenceOf(body, 'APAccountRef');
  if (sent !== undefined) {
    const liability = books.find('Account', sent)?.['Classification'] === 'Liability';
    return liability
      ? []
      : [
          fault(
            '6430',
            'Invalid account type used : APAccountRef must be an Accounts Payable account.',
            'APAccountRef',
          ),
        ];
  }
  const payable = accountsOfType(books, 'Accounts Payable', currencyOf(books, body)).filter(
    (account) => account['Active'] !== false,
  );
  const only = payable[0]?.['Id'];
  if (only === undefined || payable.length > 1) return [requiredMissing('APAccountRef')];
  body['APAccountRef'] = { value: only };
  return [];
};
