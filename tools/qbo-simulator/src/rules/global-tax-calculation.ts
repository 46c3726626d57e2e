import { fault } from '../data-service/fault';
import { type Rule } from '../model/entity';

/** US companies know no GlobalTaxCalculation and compute no tax on purchases; both are ignored. */
export const globalTaxCalculation: Rule = ({ books, body }) => {
  const refused =
    body['GlobalTaxCalculation'] !== undefined && books.switches.us_global_tax_calculation === 'refused';
  delete body['GlobalTaxCalculation'];
  delete body['TxnTaxDetail'];
  return refused
    ? [
        fault(
          '2010',
          'Property Name:GlobalTaxCalculation specified is unsupported or invalid',
          'GlobalTaxCalculation',
        ),
      ]
    : [];
};
