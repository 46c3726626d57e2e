import { isDeepStrictEqual } from 'node:util';
import { type CompanyBooks } from '../company/books';
import { fault } from '../data-service/fault';
import { objectsOf, scalarText, type JsonObject } from '../json';
import { type Change, type Rule } from '../model/entity';
import { setLinks } from '../model/links';
import { storeVersion } from '../model/versions';
import { billsOf, linkedOrders } from './order-link';
import { isFulfilled, progressOf, receivedLines } from './order-progress';

/**
 * A bill that is written, changed or deleted moves the orders it fulfils: their LinkedTxn, what their lines have
 * received, and POStatus, which closes when all is billed and opens again when that ends.
 */
export function followOrders({ books, before, after }: Change): void {
  const touched = new Set([...linkedOrders(before ?? {}), ...linkedOrders(after ?? {})]);
  for (const orderId of touched) {
    const order = books.find('PurchaseOrder', orderId);
    if (order) moveOrder(books, order, before, after);
  }
}

function moveOrder(
  books: CompanyBooks,
  order: JsonObject,
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): void {
  const billId = scalarText((after ?? before ?? {})['Id']);
  const orderId = scalarText(order['Id']);
  const others = billsOf(books, order).filter(({ Id }) => Id !== billId);
  const billsWith = (bill: JsonObject | undefined) =>
    bill && linkedOrders(bill).includes(orderId) ? [...others, bill] : others;
  const progress = progressOf(order, billsWith(after));
  const moved: JsonObject = { ...order, Line: receivedLines(order, progress) };
  setLinks(moved, linksOf(order, billId, billsWith(after).length > others.length));
  const [was, is] = [isFulfilled(order, progressOf(order, billsWith(before))), isFulfilled(order, progress)];
  if (was !== is) moved['POStatus'] = is ? 'Closed' : 'Open';
  if (!isDeepStrictEqual(moved, order)) storeVersion(books, 'PurchaseOrder', moved);
}

/** The order's bills, in the order in which they came. */
function linksOf(order: JsonObject, billId: string, linked: boolean): JsonObject[] {
  const links = objectsOf(order['LinkedTxn']);
  const known = links.some(({ TxnId }) => TxnId === billId);
  if (known) return linked ? links : links.filter(({ TxnId }) => TxnId !== billId);
  return linked ? [...links, { TxnId: billId, TxnType: 'Bill' }] : links;
}

/** An order that a bill fulfils stays until the bill lets go of it. */
export const notLinked: Rule = ({ body }) =>
  objectsOf(body['LinkedTxn']).length === 0
    ? []
    : [
        fault(
          '800',
          'Cannot Delete : The purchase order is linked to a bill. Unlink or delete the bill first.',
          'LinkedTxn',
        ),
      ];
