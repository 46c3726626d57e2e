import { notTestable, shown, type Fact } from './fact';

/** Sections 5.8 and 5.9. */
export const TAXES: readonly Fact[] = [
  shown(
    '5.8-read-only',
    'H',
    'TaxCode and TaxRate are read-only.',
    'tax codes are read-only and TAX and NON are among them',
    '%s is read by %s, and cannot be written',
  ),
  shown(
    '5.8-service',
    'H',
    'New codes come from the tax service, with new rates or with existing ones by TaxRateId.',
    'makes a code with its rates and answers without the name of an entity',
    'takes rates that exist by their ids',
  ),
  shown(
    '5.8-service-checks',
    'H',
    'The agency must exist, a rate is 0 to 100, names end at 100 characters.',
    'TaxService › refuses %s',
    'a rate is 0 to 100, of an agency that exists, under a name of 100 characters',
  ),
  shown(
    '5.8-service-names',
    'H',
    'A name in use is 6240; for a rate a line break has been recorded in the words.',
    'refuses names in use with 6240, for a rate with the recorded line break',
  ),
  shown(
    '5.8-agency',
    'H',
    'An agency has a DisplayName of 100 characters, and flags for sales and purchases.',
    'is created with a name of its own',
    'lengths of agencies and currencies',
  ),
  shown(
    '5.8-pseudo-codes',
    'H',
    'In the US the codes of lines are TAX and NON, whose Ids are their names.',
    'tax codes are read-only and TAX and NON are among them',
  ),
  shown(
    '5.8-code',
    'H',
    'A code has lists of its rates for sales and purchases, with order and kind.',
    'codes and rates have the recorded properties',
  ),
  shown(
    '5.8-rate',
    'H',
    'A rate has value, agency, kind, display and the times in which it holds.',
    'codes and rates have the recorded properties',
  ),
  shown(
    '5.8-us',
    'H',
    'A US company has no GlobalTaxCalculation and puts no tax on purchases.',
    'a US company puts no tax on purchases, whatever mode is sent',
  ),
  shown(
    '5.8-others',
    'H',
    'Elsewhere GlobalTaxCalculation and a code on each line are needed.',
    'needs a code on every line and a mode, in the recorded words',
  ),
  shown(
    '5.8-detail',
    'H',
    'TxnTaxDetail tells the total, and for every rate its amount, percentage and net.',
    'is put on net amounts in Great Britain',
    'is of two rates where a province adds its own',
  ),
  shown(
    '5.8-overrides',
    'H',
    'Tax lines that are sent are taken outside of the US.',
    'takes the tax lines that are sent',
  ),
  shown(
    '5.8-inclusive',
    'M',
    'Amounts that include their tax are answered net.',
    'comes out of gross amounts, whose lines are shown net',
  ),
  shown(
    '5.8-rounding',
    'M',
    'Tax is rounded once for a rate, on the sum of its nets.',
    'is rounded once for each rate, on the sum of the nets',
    'may be rounded on every line instead',
  ),
  notTestable(
    '5.8-hide',
    'H',
    'Rates cannot be changed: a new code is made and the old one hidden.',
    'advice to people',
  ),

  shown(
    '5.9-currency',
    'H',
    'CompanyCurrency has a Code of three letters that stands there once; it is made inactive.',
    'is a list of codes that stand there once',
    '%s is made inactive by %s',
    'lengths of agencies and currencies',
  ),
  shown(
    '5.9-multicurrency',
    'H',
    'It needs a company with several currencies.',
    'does not exist in a company with one currency (5030)',
  ),
  shown(
    '5.9-rate',
    'H',
    'A rate is home units for one foreign unit, of a currency and a day, updated with its SyncToken.',
    'is the rate of the market until somebody sets another',
    'ExchangeRate is read and set by currency and day by %s',
  ),
  shown(
    '5.9-default',
    'M',
    'A transaction without a rate counts at 1.',
    'a foreign document without a rate counts at 1',
  ),
];
