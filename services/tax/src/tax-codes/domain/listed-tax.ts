/** The lists of QuickBooks that tax keeps. */
export const LISTS = ['TaxCode', 'TaxRate'] as const;
export type List = (typeof LISTS)[number];

/** A tax code of QuickBooks, as far as mapping and its users need it. */
export interface ListedTaxCode {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  /** Not inactive and not hidden. */
  readonly active: boolean;
  /** Ids of the rates that it charges on purchases. */
  readonly purchaseRates: readonly string[];
}

export interface ListedTaxRate {
  readonly id: string;
  readonly name: string;
  /** Percent, as QuickBooks writes it: "8.25". */
  readonly rate: string | null;
  readonly active: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/** Reads a tax code from QuickBooks' JSON (QuickBooks Online, TaxCode page); undefined for what is none. */
export function listedTaxCode(json: unknown): ListedTaxCode | undefined {
  if (!isObject(json)) return undefined;
  const [id, name] = [text(json['Id']), text(json['Name'])];
  if (id === undefined || name === undefined) return undefined;
  return {
    id,
    name,
    description: text(json['Description']) ?? null,
    active: json['Active'] !== false && json['Hidden'] !== true,
    purchaseRates: ratesOf(json['PurchaseTaxRateList']),
  };
}

/** Reads a tax rate from QuickBooks' JSON (QuickBooks Online, TaxRate page); undefined for what is none. */
export function listedTaxRate(json: unknown): ListedTaxRate | undefined {
  if (!isObject(json)) return undefined;
  const [id, name, value] = [text(json['Id']), text(json['Name']), json['RateValue']];
  if (id === undefined || name === undefined) return undefined;
  const rate = typeof value === 'number' || typeof value === 'string' ? String(value) : null;
  return { id, name, rate, active: json['Active'] !== false };
}

function ratesOf(list: unknown): string[] {
  const details: unknown = isObject(list) ? list['TaxRateDetail'] : undefined;
  if (!Array.isArray(details)) return [];
  return details.flatMap((detail: unknown) => {
    const ref = isObject(detail) ? detail['TaxRateRef'] : undefined;
    return (isObject(ref) ? text(ref['value']) : undefined) ?? [];
  });
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
