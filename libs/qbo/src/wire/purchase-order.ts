import type { QboObject, QboRef } from './entities';

export interface QboAddress {
  Line1?: string;
  Line2?: string;
  Line3?: string;
  City?: string;
  CountrySubDivisionCode?: string;
  PostalCode?: string;
  Country?: string;
}

/**
 * A decimal on the wire: a JSON number where a double holds it exactly as written, else a string, which QuickBooks
 * takes as well.
 */
export type QboDecimal = number | string;

interface LineDetail {
  CustomerRef?: QboRef;
  ClassRef?: QboRef;
  TaxCodeRef?: QboRef;
  BillableStatus?: 'Billable' | 'NotBillable' | 'HasBeenBilled';
}
export interface ItemLineDetail extends LineDetail {
  ItemRef: QboRef;
  Qty: QboDecimal;
  UnitPrice: QboDecimal;
}
export interface AccountLineDetail extends LineDetail {
  AccountRef: QboRef;
}

interface LineBase {
  /** Only on lines that QuickBooks knows already; a line without it is new. */
  Id?: string;
  LineNum?: number;
  Description?: string;
  /** Must equal Qty times UnitPrice, rounded half up on exact decimals (fault 6070). */
  Amount: QboDecimal;
  ProjectRef?: QboRef;
}
export type QboPurchaseOrderLine =
  | (LineBase & { DetailType: 'ItemBasedExpenseLineDetail'; ItemBasedExpenseLineDetail: ItemLineDetail })
  | (LineBase & {
      DetailType: 'AccountBasedExpenseLineDetail';
      AccountBasedExpenseLineDetail: AccountLineDetail;
    });

/** Fields of a PurchaseOrder that we write. Its lengths and rules: QuickBooks Online's PurchaseOrder page. */
export interface QboPurchaseOrderBody {
  VendorRef: QboRef;
  APAccountRef?: QboRef;
  TxnDate?: string;
  DueDate?: string;
  /** At most 21 characters; kept only where the company uses custom numbers. */
  DocNumber?: string;
  /** Message to the vendor, at most 4,000 characters. */
  Memo?: string;
  /** For the company's eyes, at most 4,000 characters; ends with our marker. */
  PrivateNote?: string;
  /** Sent explicitly: some API versions created orders whose state the UI showed oddly without it. */
  POStatus: 'Open' | 'Closed';
  CurrencyRef?: QboRef;
  ExchangeRate?: QboDecimal;
  GlobalTaxCalculation?: 'TaxExcluded' | 'TaxInclusive' | 'NotApplicable';
  ShipAddr?: QboAddress;
  ShipTo?: QboRef;
  ClassRef?: QboRef;
  SalesTermRef?: QboRef;
  Line: QboPurchaseOrderLine[];
}

/** A PurchaseOrder as QuickBooks returns it. */
export interface QboPurchaseOrder extends QboObject, QboPurchaseOrderBody {
  TotalAmt?: number;
  LinkedTxn?: { TxnId: string; TxnType: string }[];
  Line: (QboPurchaseOrderLine & { Received?: number })[];
}
