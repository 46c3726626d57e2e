import { type CompanyBooks } from '../company/books';
import { fault, refuse, succeed, type Result } from '../data-service/fault';
import { requiredMissing, transactionDeleted } from '../data-service/fault-texts';
import { isObject, referenceOf, textOf, type Json, type JsonObject } from '../json';
import { type EntityDefinition } from '../model/entity';
import { isEmailAddress } from '../model/read-body';
import { present } from '../model/present';
import { definitionOf } from '../model/registry';
import { storeVersion } from '../model/versions';
import { pacificSecond } from '../time/pacific-time';

/** Marks the form as sent to the address asked for, or to its own. No mail leaves this machine. */
export function sendForm(
  books: CompanyBooks,
  definition: EntityDefinition,
  id: string,
  sendTo: string | undefined,
): Result<JsonObject> {
  const form = books.find(definition.name, id);
  if (!form) return refuse(transactionDeleted());
  const property = 'POEmail' in definition.fields ? 'POEmail' : 'BillEmail';
  const address = sendTo ?? addressIn(form[property]) ?? addressOfCustomer(books, form);
  if (address === undefined) return refuse(requiredMissing('sendTo'));
  if (!isEmailAddress(address)) {
    return refuse(fault('2210', 'Email Address does not conform to the syntax rules of RFC 822.', 'sendTo'));
  }
  const DeliveryInfo = { DeliveryType: 'Email', DeliveryTime: pacificSecond(books.clock.now()) };
  // A payment shows neither where nor whether it was sent.
  const email = property in definition.fields ? { [property]: { Address: address } } : {};
  const status = 'EmailStatus' in definition.fields ? { EmailStatus: 'EmailSent' } : {};
  const sent = { ...form, ...email, ...status, DeliveryInfo };
  const stored = storeVersion(books, definition.name, sent);
  return succeed({ [definition.name]: present(definition, definitionOf, books, stored) });
}

function addressIn(email: Json | undefined): string | undefined {
  return isObject(email) ? textOf(email, 'Address') : undefined;
}

function addressOfCustomer(books: CompanyBooks, form: JsonObject): string | undefined {
  return addressIn(books.find('Customer', referenceOf(form, 'CustomerRef') ?? '')?.['PrimaryEmailAddr']);
}
