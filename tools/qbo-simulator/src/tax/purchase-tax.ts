import { Decimal } from 'decimal.js';
import { referenceOf, scalarText } from '../json';
import { type Rule } from '../model/entity';
import { detailOf, linesOf } from '../model/merge-update';
import { computeTax, type TaxMode } from './compute-tax';
import { ratesOfCode, sentAmount, sentTaxLines, taxDetail, withNet } from './transaction-tax';

/**
 * Outside of the US: works out the tax of a purchase, leaves net amounts on the lines and says in TxnTaxDetail what each
 * rate brings. A tax line that is sent stands for QuickBooks' own of its rate (QuickBooks Online, release of Dec 2023).
 * US companies compute no tax on purchases and ignore what is sent of it.
 */
export const purchaseTax: Rule = (draft) => {
  const { books, body } = draft;
  if (books.company.country === 'US') {
    delete body['TxnTaxDetail'];
    return [];
  }
  const mode = scalarText(body['GlobalTaxCalculation']) as TaxMode;
  const lines = linesOf(body);
  const taxable = lines.map((line) => ({
    amount: sentAmount(line, mode),
    rates: ratesOfCode(books, referenceOf(detailOf(line) ?? {}, 'TaxCodeRef'), 'PurchaseTaxRateList'),
  }));
  const tax = computeTax(taxable, mode, books.switches.tax_rounding);
  body['Line'] = lines.map((line, index) => withNet(line, mode, tax.nets[index] ?? new Decimal(0)));
  body['TxnTaxDetail'] = taxDetail(tax, sentTaxLines(draft));
  return [];
};
