import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { isObject, objectsOf, referenceOf, scalarText, type JsonObject } from '../json';
import { type Rule } from '../model/entity';
import { detailOf, linesOf } from '../model/merge-update';
import { amountOf } from '../rules/amounts';
import { computeTax, type ComputedTax, type TaxMode, type TaxOfRate, type TaxRate } from './compute-tax';

/**
 * Outside of the US: works out the tax of a purchase, leaves net amounts on the lines and says in TxnTaxDetail what each
 * rate brings. A tax line that is sent stands for QuickBooks' own of its rate (QuickBooks Online, release of Dec 2023).
 */
export const purchaseTax: Rule = ({ books, body, previous }) => {
  if (books.company.country === 'US') return [];
  const mode = scalarText(body['GlobalTaxCalculation']) as TaxMode;
  const lines = linesOf(body);
  const taxable = lines.map((line) => ({ amount: sentAmount(line, mode), rates: ratesOf(books, line) }));
  const tax = computeTax(taxable, mode, books.switches.tax_rounding);
  body['Line'] = lines.map((line, index) => withNet(line, mode, tax.nets[index] ?? new Decimal(0)));
  const detail = body['TxnTaxDetail'];
  // What was not sent is still there from before; only a detail of this request overrides.
  const sent = isObject(detail) && detail !== previous?.['TxnTaxDetail'] ? objectsOf(detail['TaxLine']) : [];
  body['TxnTaxDetail'] = taxDetail(tax, sent);
  return [];
};

/** The tax of a transaction that is not in the amounts of its lines. */
export function totalTaxOf(body: JsonObject): number {
  const detail = body['TxnTaxDetail'];
  return isObject(detail) && typeof detail['TotalTax'] === 'number' ? detail['TotalTax'] : 0;
}

/** With its tax where amounts include it: sent as such, or kept so by an earlier write. */
function sentAmount(line: JsonObject, mode: TaxMode): number {
  const inclusive = detailOf(line)?.['TaxInclusiveAmt'];
  return mode === 'TaxInclusive' && typeof inclusive === 'number' ? inclusive : amountOf(line);
}

function ratesOf(books: CompanyBooks, line: JsonObject): TaxRate[] {
  const code = books.find('TaxCode', referenceOf(detailOf(line) ?? {}, 'TaxCodeRef') ?? '');
  const list = code?.['PurchaseTaxRateList'];
  return (isObject(list) ? objectsOf(list['TaxRateDetail']) : []).flatMap((entry) => {
    const id = referenceOf(entry, 'TaxRateRef') ?? '';
    const percent = books.find('TaxRate', id)?.['RateValue'];
    return typeof percent === 'number' ? [{ id, percent }] : [];
  });
}

function withNet(line: JsonObject, mode: TaxMode, net: Decimal): JsonObject {
  const detail = detailOf(line);
  if (mode !== 'TaxInclusive' || !detail) return line;
  const kind = scalarText(line['DetailType']);
  return { ...line, Amount: net.toNumber(), [kind]: { ...detail, TaxInclusiveAmt: sentAmount(line, mode) } };
}

function taxDetail({ taxes }: ComputedTax, sent: readonly JsonObject[]): JsonObject {
  const overrides = new Map(sent.map((line) => [rateOfTaxLine(line), line['Amount']]));
  const lines = taxes.map((tax) => {
    const override = overrides.get(tax.rate.id);
    return taxLine(tax, typeof override === 'number' ? override : tax.amount.toNumber());
  });
  const total = lines.reduce((sum, line) => sum.plus(amountOf(line)), new Decimal(0));
  return { TotalTax: total.toNumber(), TaxLine: lines };
}

function rateOfTaxLine(line: JsonObject): string | undefined {
  const detail = line['TaxLineDetail'];
  return isObject(detail) ? referenceOf(detail, 'TaxRateRef') : undefined;
}

const taxLine = ({ rate, net }: TaxOfRate, amount: number): JsonObject => ({
  Amount: amount,
  DetailType: 'TaxLineDetail',
  TaxLineDetail: {
    TaxRateRef: { value: rate.id },
    PercentBased: true,
    TaxPercent: rate.percent,
    NetAmountTaxable: net.toNumber(),
  },
});
