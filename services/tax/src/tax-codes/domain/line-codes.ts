import type { Capabilities } from '@ledgerbridge/contracts';
import type { ListedTaxCode } from './listed-tax';

/** How a company taxes; null until its capabilities are known. */
export type TaxModel = Capabilities['taxModel'] | null;

/** In the US lines carry one of two pseudo codes whose id is their name (QuickBooks Online, TaxCode page). */
const US_LINE_CODES: readonly string[] = ['TAX', 'NON'];

/**
 * The codes that may stand on a line. A US company's other codes stand on whole transactions; its two pseudo codes are
 * there whether its list shows them or not.
 */
export function lineCodes(codes: readonly ListedTaxCode[], model: TaxModel): readonly ListedTaxCode[] {
  if (model !== 'us') return codes;
  return US_LINE_CODES.map((id) => codes.find((code) => code.id === id) ?? pseudoCode(id));
}

const pseudoCode = (id: string): ListedTaxCode => ({
  id,
  name: id,
  description: null,
  active: true,
  purchaseRates: [],
});
