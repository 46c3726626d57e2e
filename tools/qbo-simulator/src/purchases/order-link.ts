import { type CompanyBooks } from '../company/books';
import { fault } from '../data-service/fault';
import { objectsOf, referenceOf, scalarText, textOf, type JsonObject } from '../json';
import { type Draft, type Rule } from '../model/entity';
import { setLinks } from '../model/links';
import { linesOf } from '../model/merge-update';
import { isOpen, progressOf } from './order-progress';

/** One line of a bill fulfilling one line of an order. */
export interface OrderLink {
  readonly orderId: string;
  readonly lineId: string;
}

const toOrder = (link: JsonObject): boolean => link['TxnType'] === 'PurchaseOrder';

/** The orders that the head of a bill names. */
export function linkedOrders(bill: JsonObject): string[] {
  return objectsOf(bill['LinkedTxn'])
    .filter(toOrder)
    .map(({ TxnId }) => scalarText(TxnId));
}

/** What a line of a bill fulfils; a link that lacks one of its three properties is none. */
export function orderLinkOf(line: JsonObject): OrderLink | undefined {
  const link = objectsOf(line['LinkedTxn']).find(toOrder);
  const [orderId, lineId] = [textOf(link ?? {}, 'TxnId'), textOf(link ?? {}, 'TxnLineId')];
  return orderId === undefined || lineId === undefined ? undefined : { orderId, lineId };
}

/**
 * Keeps the links that can be made and leaves the others out without a word, or refuses them with 620 (QuickBooks
 * Online, linking transactions page). A link stands on the head of the bill and on its line.
 */
export const orderLinks: Rule = (draft) => {
  const { books, body, previous } = draft;
  const named = new Set(linkedOrders(body));
  const asked =
    named.size + linesOf(body).filter((line) => objectsOf(line['LinkedTxn']).some(toOrder)).length;
  const lines = linesOf(body).map((line) => withLink(line, linkable(draft, named, line)));
  const made = new Set(lines.map((line) => orderLinkOf(line)?.orderId).filter((id) => id !== undefined));
  const kept = objectsOf(previous?.['LinkedTxn']).filter((link) => !toOrder(link));
  body['Line'] = lines;
  setLinks(body, [...kept, ...[...made].map((TxnId) => ({ TxnId, TxnType: 'PurchaseOrder' }))]);
  const linked = made.size + lines.filter((line) => line['LinkedTxn'] !== undefined).length;
  if (linked === asked || books.switches.drop_bad_links_silently) return [];
  return [
    fault('620', 'Transaction could not be linked : The purchase order cannot be linked to this bill.'),
  ];
};

function withLink(line: JsonObject, link: OrderLink | undefined): JsonObject {
  const { LinkedTxn: _sent, ...rest } = line;
  if (!link) return rest;
  const { orderId: TxnId, lineId: TxnLineId } = link;
  return { ...rest, LinkedTxn: [{ TxnId, TxnType: 'PurchaseOrder', TxnLineId }] };
}

function linkable(draft: Draft, named: ReadonlySet<string>, line: JsonObject): OrderLink | undefined {
  const { books, body } = draft;
  const link = orderLinkOf(line);
  const order = link && named.has(link.orderId) ? books.find('PurchaseOrder', link.orderId) : undefined;
  if (!link || !order || !sameParty(order, body)) return undefined;
  const ordered = linesOf(order).find(({ Id }) => Id === link.lineId);
  if (!ordered) return undefined;
  const before = linesOf(draft.previous ?? {}).find(({ Id }) => Id !== undefined && Id === line['Id']);
  if (before) return sameLink(orderLinkOf(before), link) ? link : undefined;
  if (!draft.previous && line['Id'] !== undefined && books.switches.linked_line_with_id === 'dropped') {
    return undefined;
  }
  return isAvailable(books, order, ordered, draft.previous) ? link : undefined;
}

function sameParty(order: JsonObject, bill: JsonObject): boolean {
  const same = (property: string) => referenceOf(order, property) === referenceOf(bill, property);
  return same('VendorRef') && same('CurrencyRef');
}

function sameLink(one: OrderLink | undefined, other: OrderLink): boolean {
  return one?.orderId === other.orderId && one.lineId === other.lineId;
}

/** What other bills have left open; the bill that is being changed does not stand in its own way. */
function isAvailable(
  books: CompanyBooks,
  order: JsonObject,
  ordered: JsonObject,
  previous: JsonObject | undefined,
): boolean {
  const mine = previous !== undefined && linkedOrders(previous).includes(scalarText(order['Id']));
  if (order['POStatus'] === 'Closed' && !mine) return false;
  const others = billsOf(books, order).filter((bill) => bill['Id'] !== previous?.['Id']);
  return isOpen(ordered, progressOf(order, others).get(scalarText(ordered['Id'])));
}

/** The bills that fulfil an order. */
export function billsOf(books: CompanyBooks, order: JsonObject): JsonObject[] {
  return objectsOf(order['LinkedTxn'])
    .map(({ TxnId }) => books.find('Bill', scalarText(TxnId)))
    .filter((bill) => bill !== undefined);
}
