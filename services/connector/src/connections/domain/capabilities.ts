import type { Capabilities } from '@ledgerbridge/contracts';
import type { QboAccount, QboCompanyInfo, QboItem, QboPreferences } from '@ledgerbridge/qbo';

/** What is read from a company at connect. */
export interface CompanyReading {
  readonly company: QboCompanyInfo;
  readonly preferences: QboPreferences;
  /** Active accounts of type Accounts Payable. */
  readonly apAccounts: readonly QboAccount[];
  /** Active items. */
  readonly items: readonly QboItem[];
}

/** Plans without purchase orders (QuickBooks Online, plan matrix: Plus, Advanced and above have them). */
const WITHOUT_PURCHASE_ORDERS =
  /simple start|easystart|essentials|self-?employed|solopreneur|ledger|\blite\b/i;

/**
 * What a company's plan and preferences allow.
 * @returns undefined when the home currency is not told, without which no amount can be judged
 */
export function capabilitiesOf(reading: CompanyReading): Capabilities | undefined {
  const { company, preferences } = reading;
  const homeCurrency = preferences.CurrencyPrefs?.HomeCurrency?.value;
  if (homeCurrency === undefined) return undefined;
  const country = countryOf(company);
  const plan = namedValue(company.NameValue, 'OfferingSku') ?? '';
  return {
    country,
    homeCurrency,
    multiCurrency: preferences.CurrencyPrefs?.MultiCurrencyEnabled ?? false,
    plan,
    purchaseOrders: !WITHOUT_PURCHASE_ORDERS.test(plan),
    ...preferred(preferences),
    taxModel: country === 'US' ? 'us' : 'global',
    apAccounts: reading.apAccounts.map(({ Id, CurrencyRef }) => ({
      id: Id,
      currency: CurrencyRef?.value ?? homeCurrency,
    })),
    newItem: proposedItem(reading.items),
  };
}

function preferred({
  AccountingInfoPrefs: accounting = {},
  VendorAndPurchasesPrefs: purchases = {},
  TaxPrefs: tax = {},
  OtherPrefs: other = {},
}: QboPreferences) {
  const perTransaction = accounting.ClassTrackingPerTxn ? ('transaction' as const) : ('off' as const);
  return {
    customNumbers:
      namedValue(other.NameValue, 'VendorAndPurchasesPrefs.UseCustomTxnNumbers')?.toLowerCase() === 'true',
    classTracking: accounting.ClassTrackingPerTxnLine ? ('line' as const) : perTransaction,
    locations: accounting.TrackDepartments ?? false,
    billableExpenses: purchases.BillableExpenseTracking ?? false,
    usesTax: tax.UsingSalesTax ?? false,
  };
}

/**
 * How most of the company's own purchasable items are set up; purchasable is what has an expense account. Inventory is
 * proposed as NonInventory: tracking a quantity is not decided by an order that happens to mention something new.
 */
function proposedItem(items: readonly QboItem[]): Capabilities['newItem'] {
  const counted = new Map<string, { count: number; proposal: NonNullable<Capabilities['newItem']> }>();
  for (const { Type, ExpenseAccountRef, IncomeAccountRef } of items) {
    if (!ExpenseAccountRef) continue;
    const proposal = {
      type: Type === 'Service' ? ('Service' as const) : ('NonInventory' as const),
      expenseAccount: ExpenseAccountRef.value,
      ...(IncomeAccountRef ? { incomeAccount: IncomeAccountRef.value } : {}),
    };
    const key = JSON.stringify(proposal);
    counted.set(key, { count: (counted.get(key)?.count ?? 0) + 1, proposal });
  }
  const [most] = [...counted].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1));
  return most?.[1].proposal ?? null;
}

/** Addresses read back as ISO alpha-3 since 2025; the company's own country is alpha-2, but nothing promises it. */
function countryOf({ Country = '' }: QboCompanyInfo): string {
  return Country === 'USA' ? 'US' : Country;
}

function namedValue(
  pairs: readonly { Name: string; Value: string }[] | undefined,
  name: string,
): string | undefined {
  return pairs?.find((pair) => pair.Name === name)?.Value;
}
