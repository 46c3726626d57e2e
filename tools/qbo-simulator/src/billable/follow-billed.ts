import { type CompanyBooks } from '../company/books';
import { objectsOf, scalarText, type JsonObject } from '../json';
import { type Change } from '../model/entity';
import { setLinks } from '../model/links';
import { detailOf, linesOf } from '../model/merge-update';
import { storeVersion } from '../model/versions';
import { sourceOf } from './charges';
import { isSource } from './sales-links';

/**
 * What an invoice bills says so, and is free again when the invoice lets go of it: charges and the lines that they are
 * for, time, and the estimate that it was made from.
 */
export function followBilled({ books, before, after }: Change): void {
  const [were, are] = [sourcesOf(before), sourcesOf(after)];
  const invoice = { TxnId: scalarText((after ?? before ?? {})['Id']), TxnType: 'Invoice' };
  for (const [key, link] of new Map([...were, ...are])) {
    if (were.has(key) !== are.has(key)) mark(books, link, invoice, are.has(key));
  }
}

function sourcesOf(invoice: JsonObject | undefined): Map<string, JsonObject> {
  const links = objectsOf(invoice?.['LinkedTxn']).filter(isSource);
  return new Map(links.map((link) => [`${scalarText(link['TxnType'])}:${scalarText(link['TxnId'])}`, link]));
}

function mark(books: CompanyBooks, link: JsonObject, invoice: JsonObject, billed: boolean): void {
  const entity = scalarText(link['TxnType']);
  const source = books.find(entity, scalarText(link['TxnId']));
  if (!source) return;
  const moved = { ...source, ...markOf(entity, source, billed) };
  const others = objectsOf(source['LinkedTxn']).filter(({ TxnType }) => TxnType !== 'Invoice');
  setLinks(moved, billed ? [...others, invoice] : others);
  storeVersion(books, entity, moved);
  if (entity === 'ReimburseCharge') markLine(books, source, billed);
}

/** An estimate that has become an invoice is closed; before that it was accepted, if somebody had accepted it. */
function markOf(entity: string, source: JsonObject, billed: boolean): JsonObject {
  if (entity === 'ReimburseCharge') return { HasBeenInvoiced: billed };
  if (entity === 'TimeActivity') return { BillableStatus: billed ? 'HasBeenBilled' : 'Billable' };
  if (billed) return { TxnStatus: 'Closed' };
  return { TxnStatus: source['AcceptedDate'] === undefined ? 'Pending' : 'Accepted' };
}

function markLine(books: CompanyBooks, charge: JsonObject, billed: boolean): void {
  const { entity, id, lineId } = sourceOf(charge);
  const purchase = books.find(entity, id);
  if (!purchase) return;
  const BillableStatus = billed ? 'HasBeenBilled' : 'Billable';
  const lines = linesOf(purchase).map((line): JsonObject => {
    if (line['Id'] !== lineId) return line;
    return { ...line, [scalarText(line['DetailType'])]: { ...detailOf(line), BillableStatus } };
  });
  storeVersion(books, entity, { ...purchase, Line: lines });
}

/** An estimate that is deleted leaves the invoices that were made from it. */
export function leaveInvoices({ books, before, after }: Change): void {
  if (after || !before) return;
  for (const { TxnId } of objectsOf(before['LinkedTxn'])) {
    const invoice = books.find('Invoice', scalarText(TxnId));
    if (!invoice) continue;
    const moved = { ...invoice };
    setLinks(
      moved,
      objectsOf(invoice['LinkedTxn']).filter((link) => link['TxnId'] !== before['Id']),
    );
    storeVersion(books, 'Invoice', moved);
  }
}
