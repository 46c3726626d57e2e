import { type CompanyBooks } from '../company/books';
import { fault, refuse, succeed, type Result } from '../data-service/fault';
import { requiredMissing, transactionDeleted } from '../data-service/fault-texts';
import { isObject, textOf, type JsonObject } from '../json';
import { type EntityDefinition } from '../model/entity';
import { isEmailAddress } from '../model/read-body';
import { present } from '../model/present';
import { definitionOf } from '../model/registry';
import { storeVersion } from '../model/versions';
import { pacificSecond } from '../time/pacific-time';

/** Marks the order as sent to the address asked for, or to its own. No mail leaves this machine. */
export function sendOrder(
  books: CompanyBooks,
  definition: EntityDefinition,
  id: string,
  sendTo: string | undefined,
): Result<JsonObject> {
  const order = books.find(definition.name, id);
  if (!order) return refuse(transactionDeleted());
  const own = isObject(order['POEmail']) ? textOf(order['POEmail'], 'Address') : undefined;
  const address = sendTo ?? own;
  if (address === undefined) return refuse(requiredMissing('sendTo'));
  if (!isEmailAddress(address)) {
    return refuse(fault('2210', 'Email Address does not conform to the syntax rules of RFC 822.', 'sendTo'));
  }
  const DeliveryInfo = { DeliveryType: 'Email', DeliveryTime: pacificSecond(books.clock.now()) };
  const sent = { ...order, POEmail: { Address: address }, EmailStatus: 'EmailSent', DeliveryInfo };
  const stored = storeVersion(books, definition.name, sent);
  return succeed({ [definition.name]: present(definition, definitionOf, books, stored) });
}
