import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { isObject, objectsOf, referenceOf, scalarText, type JsonObject } from '../json';
import { type Draft } from '../model/entity';
import { detailOf } from '../model/merge-update';
import { amountOf } from '../rules/amounts';
import { type ComputedTax, type TaxMode, type TaxOfRate, type TaxRate } from './compute-tax';

/** The tax of a transaction that is not in the amounts of its lines. */
export function totalTaxOf(body: JsonObject): number {
  const detail = body['TxnTaxDetail'];
  return isObject(detail) && typeof detail['TotalTax'] === 'number' ? detail['TotalTax'] : 0;
}

/** The amount of a line, with its tax where amounts include it: sent as such, or kept so by an earlier write. */
export function sentAmount(line: JsonObject, mode: TaxMode): number {
  const inclusive = detailOf(line)?.['TaxInclusiveAmt'];
  return mode === 'TaxInclusive' && typeof inclusive === 'number' ? inclusive : amountOf(line);
}

/** The rates that a tax code puts on purchases or on sales. */
export function ratesOfCode(
  books: CompanyBooks,
  code: string | undefined,
  side: 'PurchaseTaxRateList' | 'SalesTaxRateList',
): TaxRate[] {
  const list = books.find('TaxCode', code ?? '')?.[side];
  return (isObject(list) ? objectsOf(list['TaxRateDetail']) : []).flatMap((entry) => {
    const id = referenceOf(entry, 'TaxRateRef') ?? '';
    const percent = books.find('TaxRate', id)?.['RateValue'];
    return typeof percent === 'number' ? [{ id, percent }] : [];
  });
}

/** The line as it is shown: net, and where amounts include tax with the gross amount beside it. */
export function withNet(line: JsonObject, mode: TaxMode, net: Decimal): JsonObject {
  const detail = detailOf(line);
  if (mode !== 'TaxInclusive' || !detail) return line;
  const kind = scalarText(line['DetailType']);
  return { ...line, Amount: net.toNumber(), [kind]: { ...detail, TaxInclusiveAmt: sentAmount(line, mode) } };
}

/** `TxnTaxDetail`: a tax line that is sent stands for QuickBooks' own of its rate. */
export function taxDetail({ taxes }: ComputedTax, sent: readonly JsonObject[]): JsonObject {
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

/** The tax lines of this request; what was not sent is still there from before and overrides nothing. */
export function sentTaxLines({ body, previous }: Draft): JsonObject[] {
  const detail = body['TxnTaxDetail'];
  return isObject(detail) && detail !== previous?.['TxnTaxDetail'] ? objectsOf(detail['TaxLine']) : [];
}
