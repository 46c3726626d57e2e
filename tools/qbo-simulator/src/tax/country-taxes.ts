/** A rate of a tax code: its percentage and, where it is not a plain one, its special type. */
export interface RateRow {
  readonly id: string;
  readonly name: string;
  /** Percent. */
  readonly value: number;
  readonly special?: 'ZERO_RATE' | 'REVERSE_CHARGE';
}

/** A tax code with the rates that it puts on purchases and on sales; none: it is out of scope there. */
export interface CodeRow {
  readonly id: string;
  readonly name: string;
  readonly taxable: boolean;
  readonly purchase: readonly string[];
  readonly sale: readonly string[];
}

export interface CountryTaxes {
  readonly agency: string;
  readonly rates: readonly RateRow[];
  readonly codes: readonly CodeRow[];
}

const GREAT_BRITAIN: CountryTaxes = {
  agency: 'HM Revenue & Customs (VAT)',
  rates: [
    { id: '1', name: '20.0% S (Purchases)', value: 20 },
    { id: '2', name: '5.0% R (Purchases)', value: 5 },
    { id: '3', name: '0.0% Z (Purchases)', value: 0, special: 'ZERO_RATE' },
    { id: '4', name: 'Exempt (Purchases)', value: 0 },
    { id: '5', name: '20.0% RC (Purchases)', value: 20, special: 'REVERSE_CHARGE' },
    { id: '6', name: '20.0% RC (Sales)', value: -20, special: 'REVERSE_CHARGE' },
    { id: '7', name: '20.0% S (Sales)', value: 20 },
    { id: '8', name: '5.0% R (Sales)', value: 5 },
    { id: '9', name: '0.0% Z (Sales)', value: 0, special: 'ZERO_RATE' },
    { id: '10', name: 'Exempt (Sales)', value: 0 },
  ],
  codes: [
    { id: '2', name: '20.0% S', taxable: true, purchase: ['1'], sale: ['7'] },
    { id: '3', name: '5.0% R', taxable: true, purchase: ['2'], sale: ['8'] },
    { id: '4', name: '0.0% Z', taxable: true, purchase: ['3'], sale: ['9'] },
    { id: '5', name: 'Exempt', taxable: true, purchase: ['4'], sale: ['10'] },
    { id: '6', name: 'No VAT', taxable: false, purchase: [], sale: [] },
    { id: '7', name: '20.0% RC', taxable: true, purchase: ['5', '6'], sale: [] },
  ],
};

const CANADA: CountryTaxes = {
  agency: 'Canada Revenue Agency',
  rates: [
    { id: '1', name: 'GST 5% (ITC)', value: 5 },
    { id: '2', name: 'HST (ON) 13% (ITC)', value: 13 },
    { id: '3', name: 'PST (BC) 7% on purchases', value: 7 },
    { id: '4', name: 'QST 9.975% (ITR)', value: 9.975 },
    { id: '5', name: 'Zero-rated purchases', value: 0, special: 'ZERO_RATE' },
    { id: '6', name: 'Exempt purchases', value: 0 },
    { id: '7', name: 'GST 5%', value: 5 },
    { id: '8', name: 'HST (ON) 13%', value: 13 },
    { id: '9', name: 'PST (BC) 7%', value: 7 },
    { id: '10', name: 'QST 9.975%', value: 9.975 },
    { id: '11', name: 'Zero-rated', value: 0, special: 'ZERO_RATE' },
    { id: '12', name: 'Exempt', value: 0 },
  ],
  codes: [
    { id: '2', name: 'GST', taxable: true, purchase: ['1'], sale: ['7'] },
    { id: '3', name: 'HST ON', taxable: true, purchase: ['2'], sale: ['8'] },
    { id: '4', name: 'GST/PST BC', taxable: true, purchase: ['1', '3'], sale: ['7', '9'] },
    { id: '5', name: 'GST/QST QC - 9.975', taxable: true, purchase: ['1', '4'], sale: ['7', '10'] },
    { id: '6', name: 'Zero-rated', taxable: true, purchase: ['5'], sale: ['11'] },
    { id: '7', name: 'Exempt', taxable: true, purchase: ['6'], sale: ['12'] },
    { id: '8', name: 'Out of Scope', taxable: false, purchase: [], sale: [] },
  ],
};

const AUSTRALIA: CountryTaxes = {
  agency: 'Australian Taxation Office',
  rates: [
    { id: '1', name: 'GST on non-capital', value: 10 },
    { id: '2', name: 'GST on capital', value: 10 },
    { id: '3', name: 'GST-free non-capital', value: 0, special: 'ZERO_RATE' },
    { id: '4', name: 'Input tax', value: 0 },
    { id: '5', name: 'GST on sales', value: 10 },
    { id: '6', name: 'GST-free sales', value: 0, special: 'ZERO_RATE' },
    { id: '7', name: 'Input taxed sales', value: 0 },
  ],
  codes: [
    { id: '2', name: 'GST on non-capital', taxable: true, purchase: ['1'], sale: ['5'] },
    { id: '3', name: 'GST on capital', taxable: true, purchase: ['2'], sale: [] },
    { id: '4', name: 'GST-free non-capital', taxable: true, purchase: ['3'], sale: ['6'] },
    { id: '5', name: 'Input tax', taxable: true, purchase: ['4'], sale: ['7'] },
    { id: '6', name: 'Out of scope', taxable: false, purchase: [], sale: [] },
  ],
};

/**
 * What a company outside of the US begins with. The percentages are those of the countries in 2026; ids, and names where
 * nothing is recorded, are invented.
 */
export const COUNTRY_TAXES = { GB: GREAT_BRITAIN, CA: CANADA, AU: AUSTRALIA } as const;
