import { type CompanyBooks } from '../company/books';
import { fault } from '../data-service/fault';
import { objectsOf, referenceOf, scalarText, type JsonObject } from '../json';
import { type Draft, type Rule } from '../model/entity';
import { setLinks } from '../model/links';
import { linesOf } from '../model/merge-update';

/** What a line of an invoice can bill, or its head be made from. */
export const SOURCES: readonly string[] = ['ReimburseCharge', 'TimeActivity', 'Estimate'];

export const isSource = ({ TxnType }: JsonObject): boolean => SOURCES.includes(scalarText(TxnType));

const keyOf = ({ TxnType, TxnId }: JsonObject): string => `${scalarText(TxnType)}:${scalarText(TxnId)}`;

/**
 * Keeps the links that can be made and leaves the others out without a word, or refuses them with 620: the switch is the
 * same as for links to orders. A charge or time is linked by one line, an estimate by the head or by lines.
 */
export const salesLinks: Rule = (draft) => {
  const { books, body, previous } = draft;
  const billed = new Set<string>();
  let dropped = 0;
  const kept = (links: JsonObject[], onLine: boolean): JsonObject[] => {
    const made = links.filter((link) => canLink(draft, link, onLine ? billed : undefined));
    dropped += links.length - made.length;
    return made;
  };
  const lines = linesOf(body).map((line) => withLinks(line, kept(objectsOf(line['LinkedTxn']), true)));
  const onLines = lines.flatMap((line) => objectsOf(line['LinkedTxn']).map(headLink));
  const sent = objectsOf(body['LinkedTxn']).filter((link) => link['TxnType'] === 'Estimate');
  const sources = [...kept(sent, false).map(headLink), ...onLines];
  const others = objectsOf(previous?.['LinkedTxn']).filter((link) => !isSource(link));
  body['Line'] = lines;
  setLinks(body, [...new Map(sources.map((link) => [keyOf(link), link])).values(), ...others]);
  return dropped === 0 || books.switches.drop_bad_links_silently
    ? []
    : [fault('620', 'Transaction could not be linked : It cannot be billed by this invoice.', 'LinkedTxn')];
};

const headLink = ({ TxnId, TxnType }: JsonObject): JsonObject => ({
  TxnId: scalarText(TxnId),
  TxnType: scalarText(TxnType),
});

function withLinks({ LinkedTxn: _sent, ...line }: JsonObject, links: JsonObject[]): JsonObject {
  return links.length === 0 ? line : { ...line, LinkedTxn: links };
}

/** It is there, of the invoice's customer or one of its jobs, and nobody else has billed it. */
function canLink(
  { books, body, previous }: Draft,
  link: JsonObject,
  billed: Set<string> | undefined,
): boolean {
  const [entity, id] = [scalarText(link['TxnType']), scalarText(link['TxnId'])];
  const source = isSource(link) ? books.find(entity, id) : undefined;
  if (!source || !isOfCustomer(books, source, referenceOf(body, 'CustomerRef'))) return false;
  const key = keyOf(link);
  if (entity !== 'Estimate' && billed?.has(key) === true) return false;
  billed?.add(key);
  const mine = objectsOf(previous?.['LinkedTxn']).some((other) => keyOf(other) === key);
  return mine || isFree(entity, source);
}

function isFree(entity: string, source: JsonObject): boolean {
  if (entity === 'ReimburseCharge') return source['HasBeenInvoiced'] !== true;
  if (entity === 'TimeActivity') return source['BillableStatus'] === 'Billable';
  return source['TxnStatus'] !== 'Closed' && source['TxnStatus'] !== 'Rejected';
}

function isOfCustomer(books: CompanyBooks, source: JsonObject, customer: string | undefined): boolean {
  let member = referenceOf(source, 'CustomerRef');
  while (member !== undefined && member !== customer) {
    member = referenceOf(books.find('Customer', member) ?? {}, 'ParentRef');
  }
  return member !== undefined;
}
