import { billedLines, notBilled } from '../billable/billed-lines';
import { followCharges, showCharges } from '../billable/charges';
import { fault, type Fault } from '../data-service/fault';
import { businessRule } from '../data-service/fault-texts';
import { type CompanyBooks } from '../company/books';
import { homeCurrency } from '../company/preference';
import { isObject, referenceOf, type JsonObject } from '../json';
import { type EntityDefinition, type Rule } from '../model/entity';
import { address, boolean, enumeration, kept, reference, text } from '../model/fields';
import { kindOfName } from '../names/kind-of-name';
import { addresses } from '../rules/addresses';
import { classAllowed } from '../rules/class-allowed';
import { openPeriod } from '../rules/closing-date';
import { exchangeRate } from '../rules/exchange-rate';
import { globalTaxCalculation } from '../rules/global-tax-calculation';
import { afterInventoryStart } from '../rules/inventory-start';
import { datedToday } from '../rules/transaction-date';
import { purchaseTax } from '../tax/purchase-tax';
import { PURCHASE_FIELDS } from './purchase-fields';
import { purchaseLines, totalOfLines } from './purchase-lines';
import { purchasePostings } from './purchase-postings';

/** Money that leaves at once: cash and checks from a bank account, cards from a credit card (6430). */
const paidFrom: Rule = ({ books, body }): Fault[] => {
  const type = books.find('Account', referenceOf(body, 'AccountRef') ?? '')?.['AccountType'];
  const wanted = body['PaymentType'] === 'CreditCard' ? 'Credit Card' : 'Bank';
  return type === wanted
    ? []
    : [fault('6430', `Invalid account type used : AccountRef must be of type ${wanted}.`, 'AccountRef')];
};

const creditOnCardOnly: Rule = ({ body }) => {
  if (body['Credit'] !== true || body['PaymentType'] === 'CreditCard') return [];
  return [businessRule('Credit can only be set for purchases by credit card.', 'Credit')];
};

/** A purchase is in its currency, without one in that of the company. */
const purchaseCurrency: Rule = ({ books, body }) => {
  body['CurrencyRef'] ??= { value: homeCurrency(books) };
  return [];
};

/** Which kind of name it is follows from its id. */
function showParty(shown: JsonObject, books: CompanyBooks): void {
  const party = shown['EntityRef'];
  if (!isObject(party)) return;
  const type = kindOfName(books, referenceOf(shown, 'EntityRef') ?? '');
  if (type !== undefined) shown['EntityRef'] = { ...party, type };
}

/** QuickBooks Online, Purchase page: an expense, a check or a card charge. */
export const PURCHASE: EntityDefinition = {
  name: 'Purchase',
  kind: 'transaction',
  operations: ['create', 'update', 'delete', 'read', 'query'],
  sequence: 'transaction',
  fields: {
    ...PURCHASE_FIELDS,
    PaymentType: enumeration(['Cash', 'Check', 'CreditCard'], { required: true, filter: true }),
    AccountRef: reference('Account', { required: true, filter: true }),
    EntityRef: reference(['Vendor', 'Customer', 'Employee']),
    Credit: boolean(),
    PrintStatus: text(30),
    PaymentMethodRef: reference([]),
    PaymentRefNum: text(21),
    RemitToAddr: address(),
    CheckPayment: kept(),
    CreditCardPayment: kept(),
    LinkedTxn: kept({ readOnly: true }),
  },
  rules: [
    datedToday,
    openPeriod,
    purchaseCurrency,
    exchangeRate,
    paidFrom,
    creditOnCardOnly,
    classAllowed,
    globalTaxCalculation,
    billedLines,
    purchaseLines,
    afterInventoryStart,
    purchaseTax,
    totalOfLines,
    addresses('RemitToAddr'),
  ],
  removal: [openPeriod, notBilled],
  show: (shown, books) => {
    showParty(shown, books);
    showCharges('Purchase')(shown, books);
  },
  post: (body, books) =>
    purchasePostings(books, body, body['Credit'] === true ? -1 : 1, {
      account: referenceOf(body, 'AccountRef') ?? '',
    }),
  follow: followCharges('Purchase'),
};
