/**
 * QuickBooks Online's JSON as far as we touch it. Ids are strings: class ids exceed 2^53. Amounts are JSON numbers on
 * the wire; we write them from exact decimals and compare them as decimals.
 */
export interface QboRef {
  value: string;
  name?: string;
}

/** What every object carries back. */
export interface QboObject {
  Id: string;
  /** Grows with every change, also with those QuickBooks makes itself; "0" at creation. */
  SyncToken: string;
  MetaData?: { CreateTime?: string; LastUpdatedTime?: string };
}

export interface QboVendor extends QboObject {
  DisplayName: string;
  Active?: boolean;
  CurrencyRef?: QboRef;
}

export interface QboCustomer extends QboObject {
  DisplayName: string;
  FullyQualifiedName?: string;
  Active?: boolean;
  Job?: boolean;
  IsProject?: boolean;
}

export interface QboItem extends QboObject {
  Name: string;
  FullyQualifiedName?: string;
  Sku?: string;
  Active?: boolean;
  Type?: string;
  /** Present: the item may stand on a purchase order. */
  ExpenseAccountRef?: QboRef;
  IncomeAccountRef?: QboRef;
  AssetAccountRef?: QboRef;
}

export interface QboAccount extends QboObject {
  Name: string;
  FullyQualifiedName?: string;
  AcctNum?: string;
  Active?: boolean;
  AccountType?: string;
  AccountSubType?: string;
  CurrencyRef?: QboRef;
}

export interface QboClass extends QboObject {
  Name: string;
  FullyQualifiedName?: string;
  Active?: boolean;
}

export interface QboTerm extends QboObject {
  Name: string;
  Active?: boolean;
}

export interface QboTaxCode extends QboObject {
  Name: string;
  Description?: string;
  Active?: boolean;
  Hidden?: boolean;
}

export interface QboTaxRate extends QboObject {
  Name: string;
  RateValue?: number;
  Active?: boolean;
}

export interface QboCompanyInfo extends QboObject {
  CompanyName: string;
  Country?: string;
  NameValue?: { Name: string; Value: string }[];
}

export interface QboPreferences extends QboObject {
  AccountingInfoPrefs?: {
    ClassTrackingPerTxn?: boolean;
    ClassTrackingPerTxnLine?: boolean;
    TrackDepartments?: boolean;
    BookCloseDate?: string;
  };
  VendorAndPurchasesPrefs?: { BillableExpenseTracking?: boolean; TrackingByCustomer?: boolean };
  CurrencyPrefs?: { MultiCurrencyEnabled?: boolean; HomeCurrency?: QboRef };
  TaxPrefs?: { UsingSalesTax?: boolean; PartnerTaxEnabled?: boolean };
  OtherPrefs?: { NameValue?: { Name: string; Value: string }[] };
}
