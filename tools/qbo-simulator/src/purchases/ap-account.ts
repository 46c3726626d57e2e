import { fault } from '../data-service/fault';
import { requiredMissing } from '../data-service/fault-texts';
import { referenceOf } from '../json';
import { type Rule } from '../model/entity';

/** The A/P account: implied when the company has only one, otherwise required; it must be a liability (6430). */
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
  const payable = [...books.records('Account').values()].filter(
    ({ body: account }) => account['AccountType'] === 'Accounts Payable' && account['Active'] !== false,
  );
  const only = payable[0]?.body['Id'];
  if (only === undefined || payable.length > 1) return [requiredMissing('APAccountRef')];
  body['APAccountRef'] = { value: only };
  return [];
};
