/** What QuickBooks Online is known to do, section by section, as the tests name them: `[facts 3.7]`. */
export interface Section {
  readonly number: string;
  readonly about: string;
  /** `later` where the behaviour is not modelled yet, with what is missing. */
  readonly later?: string;
}

export const SECTIONS: readonly Section[] = [
  { number: '1.1', about: 'OAuth addresses and discovery' },
  { number: '1.2', about: 'scopes' },
  { number: '1.3', about: 'authorization request and callback' },
  { number: '1.4', about: 'token endpoint and its errors' },
  { number: '1.5', about: 'lifetimes and rotation of tokens' },
  { number: '1.6', about: 'the official Node client' },
  { number: '1.7', about: 'what Intuit asks of an app', later: 'an app’s own duty' },
  { number: '2.1', about: 'throttles' },
  { number: '2.2', about: 'minor versions' },
  { number: '2.3', about: 'change data capture' },
  { number: '2.4', about: 'webhooks' },
  { number: '2.5', about: 'metering' },
  { number: '3.1', about: 'verbs, envelopes, tolerance, files, pdf and mail' },
  { number: '3.2', about: 'requestid' },
  { number: '3.3', about: 'SyncToken' },
  { number: '3.4', about: 'full and sparse updates, lines' },
  { number: '3.5', about: 'delete, void, inactivate' },
  { number: '3.6', about: 'batch' },
  { number: '3.7', about: 'query language' },
  { number: '4.1', about: 'shapes of faults' },
  { number: '4.2', about: 'HTTP status of faults' },
  { number: '4.3', about: 'error codes' },
  { number: '4.4', about: 'recorded texts of 6000' },
  { number: '5.0', about: 'names, lengths, plans and usage limits' },
  { number: '5.1', about: 'CompanyInfo and Preferences' },
  { number: '5.2', about: 'Vendor' },
  { number: '5.3', about: 'Customer, jobs and projects' },
  { number: '5.4', about: 'Employee' },
  { number: '5.5', about: 'Item' },
  { number: '5.6', about: 'Account' },
  { number: '5.7', about: 'Class and Department' },
  { number: '5.8', about: 'taxes and the tax service' },
  { number: '5.9', about: 'CompanyCurrency and ExchangeRate' },
  { number: '5.10', about: 'PurchaseOrder' },
  { number: '5.11', about: 'links from orders to bills' },
  { number: '5.12', about: 'Bill' },
  { number: '5.13', about: 'BillPayment, and what is paid at another rate' },
  { number: '5.14', about: 'VendorCredit, Purchase, JournalEntry' },
  { number: '5.15', about: 'Term and Attachable' },
  { number: '5.16', about: 'which entity has which operation, sales forms among them' },
  { number: '5.17', about: 'the US sample company' },
];
