import { type CompanyBooks } from '../company/books';
import { isObject, referenceOf, type JsonObject } from '../json';
import { receivableAccount } from '../sales/receivable';

/** Ids of the account that money comes from or goes to, and of the account of what it settles. */
interface Accounts {
  readonly money: string;
  readonly control: string;
}

/** One side of the payments: those to vendors, or those of customers. */
export interface Side {
  readonly payment: 'BillPayment' | 'Payment';
  readonly party: 'Vendor' | 'Customer';
  /** What is to be paid. */
  readonly debt: 'Bill' | 'Invoice';
  /** What lowers it. */
  readonly credit: 'VendorCredit' | 'CreditMemo';
  /** The type by which a document names a payment in its LinkedTxn. */
  readonly linkType: (payment: JsonObject) => string;
  readonly accounts: (books: CompanyBooks, payment: JsonObject) => Accounts;
}

/** Where the money of a bill payment comes from: the group of its type, and the account in it. */
export const SOURCES = {
  Check: { group: 'CheckPayment', account: 'BankAccountRef', type: 'Bank' },
  CreditCard: { group: 'CreditCardPayment', account: 'CCAccountRef', type: 'Credit Card' },
} as const;

export function sourceOf({ PayType }: JsonObject): (typeof SOURCES)[keyof typeof SOURCES] {
  return PayType === 'CreditCard' ? SOURCES.CreditCard : SOURCES.Check;
}

export function sourceAccount(payment: JsonObject): string | undefined {
  const { group, account } = sourceOf(payment);
  const source = payment[group];
  return isObject(source) ? referenceOf(source, account) : undefined;
}

export const TO_VENDORS: Side = {
  payment: 'BillPayment',
  party: 'Vendor',
  debt: 'Bill',
  credit: 'VendorCredit',
  linkType: ({ PayType }) => (PayType === 'CreditCard' ? 'BillPaymentCreditCard' : 'BillPaymentCheck'),
  accounts: (_books, payment) => ({
    money: sourceAccount(payment) ?? '',
    control: referenceOf(payment, 'APAccountRef') ?? '',
  }),
};

export const OF_CUSTOMERS: Side = {
  payment: 'Payment',
  party: 'Customer',
  debt: 'Invoice',
  credit: 'CreditMemo',
  linkType: () => 'Payment',
  accounts: (books, payment) => ({
    money: referenceOf(payment, 'DepositToAccountRef') ?? '',
    control: receivableAccount(books, payment),
  }),
};

/** Whether an entity is one that payments of this side can be applied to. */
export function isTarget({ debt, credit }: Side, entity: string): boolean {
  return entity === debt || entity === credit || entity === 'JournalEntry';
}

/** Whether a link of a document names a payment of this side. */
export function isPaymentLink({ payment }: Side, { TxnType }: JsonObject): boolean {
  return (
    typeof TxnType === 'string' && (payment === 'Payment' ? TxnType === payment : TxnType.startsWith(payment))
  );
}
