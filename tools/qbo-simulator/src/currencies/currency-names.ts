const NAMES = new Map(
  Object.entries({
    USD: 'United States Dollar',
    CAD: 'Canadian Dollar',
    EUR: 'Euro',
    GBP: 'British Pound Sterling',
    AUD: 'Australian Dollar',
    CHF: 'Swiss Franc',
    JPY: 'Japanese Yen',
    MXN: 'Mexican Peso',
    NZD: 'New Zealand Dollar',
    SEK: 'Swedish Krona',
  }),
);

/** The name that references to a currency show; undefined where none is known here. */
export function currencyName(code: string): string | undefined {
  return NAMES.get(code);
}
