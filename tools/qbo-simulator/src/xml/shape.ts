import {
  address,
  boolean,
  customFields,
  list,
  number,
  object,
  reference,
  telephone,
  text,
  type Field,
  type FieldTable,
} from '../model/fields';

const id = text(64);

const TAX_RATES = object({
  TaxRateDetail: list({ TaxRateRef: reference([]), TaxTypeApplicable: text(40), TaxOrder: number() }),
});

/**
 * What tables keep as it was sent. JSON says by itself what is a list, a number or a flag; XML does not, so their
 * shapes are told here, by the names they have everywhere (QuickBooks Online, entity pages and XML schema).
 */
const KEPT: FieldTable = {
  TxnTaxDetail: object({
    DefaultTaxCodeRef: reference([]),
    TxnTaxCodeRef: reference([]),
    TotalTax: number(),
    TaxLine: list({
      Id: id,
      LineNum: number(),
      Amount: number(),
      DetailType: text(40),
      TaxLineDetail: object({
        TaxRateRef: reference([]),
        PercentBased: boolean(),
        TaxPercent: number(),
        NetAmountTaxable: number(),
        TaxInclusiveAmount: number(),
        OverrideDeltaAmount: number(),
        ServiceDate: text(10),
      }),
    }),
  }),
  LinkedTxn: list({ TxnId: id, TxnType: text(30), TxnLineId: id }),
  NameValue: list({ Name: text(255), Value: text(4000) }),
  CustomField: customFields(),
  POCustomField: list({ CustomField: customFields() }),
  SalesTaxRateList: TAX_RATES,
  PurchaseTaxRateList: TAX_RATES,
  AdjustmentTaxRateList: TAX_RATES,
  EffectiveTaxRate: list({ RateValue: number(), EffectiveDate: text(40), EndDate: text(40) }),
  HomeCurrency: reference([]),
  GlobalTaxCalculation: text(30),
  DescriptionLineDetail: object({ TaxCodeRef: reference([]), ServiceDate: text(10) }),
  ItemGroupDetail: object({ ItemGroupLine: list({ ItemRef: reference([]), Qty: number() }) }),
  OtherContactInfo: object({ Type: text(40), Telephone: telephone() }),
  OtherAddr: address(),
  EmailMessagesPrefs: object({}),
};

/** The field that gives a property its form in XML; `kept` where not even its shape is known. */
export function shapeOf(fields: FieldTable, property: string): Field {
  const field = Object.hasOwn(fields, property) ? fields[property] : undefined;
  if (field && field.kind !== 'kept') return field;
  const known = Object.hasOwn(KEPT, property) ? KEPT[property] : undefined;
  if (known) return known;
  return /Ref$/.test(property) ? reference([]) : { kind: 'kept' };
}

/** An id as the text of its element, what goes with it as attributes: `<VendorRef name="Bob">56</VendorRef>`. */
export function isReference(field: Field): boolean {
  return field.kind === 'reference' || (field.kind === 'object' && Object.hasOwn(field.fields, 'value'));
}
