import { type CompanyBooks } from '../company/books';
import { SEED_AUTHOR, type StoredRecord } from '../company/company';
import { objectsOf, scalarText, type Json, type JsonObject } from '../json';
import { bury } from '../model/bury';
import { storeFirst } from '../model/first-version';
import { type Change } from '../model/entity';
import { detailOf, linesOf } from '../model/merge-update';
import { storeVersion } from '../model/versions';

/** The purchases whose lines can be billed to a customer; an order only promises it. */
export type Billable = 'Bill' | 'Purchase' | 'VendorCredit';

const statusOf = (line: JsonObject): Json | undefined => detailOf(line)?.['BillableStatus'];
export const isBilled = (line: JsonObject): boolean => statusOf(line) === 'HasBeenBilled';
const isCharged = (line: JsonObject): boolean => statusOf(line) === 'Billable' || isBilled(line);

/** The line of a purchase that a charge is for: the first of its links. */
export function sourceOf(charge: JsonObject): { entity: string; id: string; lineId: string } {
  const { TxnType, TxnId, TxnLineId } = objectsOf(charge['LinkedTxn'])[0] ?? {};
  return { entity: scalarText(TxnType), id: scalarText(TxnId), lineId: scalarText(TxnLineId) };
}

function sourceKey({ body }: StoredRecord): string {
  const { entity, id } = sourceOf(body);
  return `${entity}:${id}`;
}

/** The charges of a purchase, by the Id of its lines. */
export function chargesOf(books: CompanyBooks, entity: Billable, id: string): Map<string, JsonObject> {
  const charges = books
    .records('ReimburseCharge')
    .index('source', sourceKey)
    .find('source', `${entity}:${id}`);
  return new Map(charges.map(({ body }) => [sourceOf(body).lineId, body]));
}

/** Every billable line of a purchase has its charge, which follows its customer and amount, and goes with it. */
export const followCharges =
  (entity: Billable) =>
  ({ books, before, after }: Change): void => {
    const lines = linesOf(after ?? {}).filter(isCharged);
    if (lines.length === 0 && !linesOf(before ?? {}).some(isCharged)) return;
    const id = scalarText((after ?? before ?? {})['Id']);
    const known = chargesOf(books, entity, id);
    for (const line of lines) {
      const lineId = scalarText(line['Id']);
      charge(books, known.get(lineId), chargeFor(after ?? {}, line), {
        TxnId: id,
        TxnType: entity,
        TxnLineId: lineId,
      });
      known.delete(lineId);
    }
    for (const gone of known.values()) bury(books, 'ReimburseCharge', scalarText(gone['Id']));
  };

function chargeFor(purchase: JsonObject, line: JsonObject): JsonObject {
  const { TxnDate = '', CurrencyRef = null } = purchase;
  const CustomerRef = detailOf(line)?.['CustomerRef'] ?? null;
  return { CustomerRef, Amount: line['Amount'] ?? 0, TxnDate, CurrencyRef };
}

function charge(
  books: CompanyBooks,
  known: JsonObject | undefined,
  wanted: JsonObject,
  source: JsonObject,
): void {
  if (known) {
    const same = Object.entries(wanted).every(
      ([property, value]) => JSON.stringify(known[property]) === JSON.stringify(value),
    );
    if (!same) storeVersion(books, 'ReimburseCharge', { ...known, ...wanted });
    return;
  }
  const body = { ...wanted, HasBeenInvoiced: false, LinkedTxn: [source] };
  storeFirst(books, 'ReimburseCharge', books.nextId('transaction'), { body, author: SEED_AUTHOR });
}

/** Shows on a purchase, on its head and on its lines, the charges that they have. */
export const showCharges =
  (entity: Billable) =>
  (shown: JsonObject, books: CompanyBooks): void => {
    if (!linesOf(shown).some(isCharged)) return;
    const charges = chargesOf(books, entity, scalarText(shown['Id']));
    const linksOf = (lineId: string): JsonObject[] => {
      const charged = charges.get(lineId);
      return charged ? [{ TxnId: scalarText(charged['Id']), TxnType: 'ReimburseCharge' }] : [];
    };
    const lines = linesOf(shown).map((line): [JsonObject, JsonObject[]] => [
      line,
      linksOf(scalarText(line['Id'])),
    ]);
    shown['Line'] = lines.map(([line, links]) => withLinks(line, links));
    Object.assign(
      shown,
      withLinks(
        shown,
        lines.flatMap(([, links]) => links),
      ),
    );
  };

function withLinks(body: JsonObject, links: JsonObject[]): JsonObject {
  return links.length === 0 ? body : { ...body, LinkedTxn: [...objectsOf(body['LinkedTxn']), ...links] };
}
