import { requiredMissing } from '../data-service/fault-texts';
import { isObject, referenceOf } from '../json';
import { type Rule } from '../model/entity';

/** What QuickBooks fills in on a sales form: its states, and the customer's addresses. */
export const salesDefaults =
  (printStatus: 'NeedToPrint' | 'NotSet'): Rule =>
  ({ books, body }) => {
    body['EmailStatus'] ??= 'NotSet';
    body['PrintStatus'] ??= printStatus;
    if (books.company.country === 'US') body['ApplyTaxAfterDiscount'] ??= false;
    const customer = books.find('Customer', referenceOf(body, 'CustomerRef') ?? '') ?? {};
    for (const address of ['BillAddr', 'ShipAddr']) {
      const own = customer[address];
      if (own !== undefined) body[address] ??= own;
    }
    const email = customer['PrimaryEmailAddr'];
    if (body['EmailStatus'] !== 'NeedToSend') return [];
    // What is to be sent goes to the customer unless it says where to.
    if (isObject(email) && email['Address'] !== undefined)
      body['BillEmail'] ??= { Address: email['Address'] };
    return body['BillEmail'] === undefined ? [requiredMissing('BillEmail')] : [];
  };
