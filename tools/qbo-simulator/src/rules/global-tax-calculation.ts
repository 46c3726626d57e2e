import { fault, type Fault } from '../data-service/fault';
import { requiredMissing } from '../data-service/fault-texts';
import { type Draft, type Rule } from '../model/entity';

/** US companies know no GlobalTaxCalculation. All others must say how the amounts of the lines stand to their tax. */
export const globalTaxCalculation: Rule = (draft) =>
  draft.books.company.country === 'US' ? ignored(draft) : given(draft);

function ignored({ books, body }: Draft): Fault[] {
  const refused =
    body['GlobalTaxCalculation'] !== undefined && books.switches.us_global_tax_calculation === 'refused';
  delete body['GlobalTaxCalculation'];
  return refused
    ? [
        fault(
          '2010',
          'Property Name:GlobalTaxCalculation specified is unsupported or invalid',
          'GlobalTaxCalculation',
        ),
      ]
    : [];
}

const given = ({ body }: Draft): Fault[] =>
  body['GlobalTaxCalculation'] === undefined ? [requiredMissing('GlobalTaxCalculation')] : [];
