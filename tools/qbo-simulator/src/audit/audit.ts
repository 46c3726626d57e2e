import { type CompanyBooks } from '../company/books';
import { HandLog } from '../by-hand/hand-log';
import { PERSON_AUTHOR, SEED_AUTHOR, type StoredRecord } from '../company/company';
import { ENTITIES } from '../model/registry';
import { referenceOf, textOf } from '../json';
import { OBSERVER_CLIENT } from '../oauth/clients';
import { markerOf } from './marker';

/** A live transaction, as the audit names it. */
export interface AuditedDocument {
  readonly type: string;
  readonly id: string;
  readonly docNumber: string | null;
  readonly vendorId: string | null;
  readonly customerId: string | null;
  readonly txnDate: string | null;
  readonly totalAmt: number | null;
  readonly status: string | null;
  readonly marker: string | null;
  readonly writtenBy: string;
  /** A person has changed it in QuickBooks since. */
  readonly changedByHand: boolean;
  /** A person has taken its marker away: not the product's doing. */
  readonly unmarkedByHand: boolean;
}

export interface Audit {
  /** Live documents not from the seed. */
  readonly documents: number;
  /** Markers with more than one live document. */
  readonly duplicates: { readonly marker: string; readonly documents: AuditedDocument[] }[];
  /** Live documents that a product wrote without a marker. */
  readonly orphans: AuditedDocument[];
  /** Live documents alike in type, vendor or customer, total, date and number. */
  readonly lookAlikes: { readonly documents: AuditedDocument[] }[];
}

/** Who writes without being a product: the control API's own client, and people in QuickBooks. */
const NO_PRODUCT: readonly string[] = [OBSERVER_CLIENT.clientId, PERSON_AUTHOR];

/** Judges from outside whether every source document has exactly one live document here. Seeds are in nothing. */
export function auditCompany(books: CompanyBooks): Audit {
  const documents = documentsOf(books);
  const marked = groups(documents, ({ type, marker }) => (marker === null ? undefined : `${type} ${marker}`));
  const alike = groups(documents, ({ type, vendorId, customerId, totalAmt, txnDate, docNumber }) =>
    JSON.stringify([type, vendorId, customerId, totalAmt, txnDate, docNumber]),
  );
  return {
    documents: documents.length,
    duplicates: marked.map((same) => ({ marker: same[0]?.marker ?? '', documents: same })),
    orphans: documents.filter(
      ({ marker, writtenBy, unmarkedByHand }) =>
        marker === null && !unmarkedByHand && !NO_PRODUCT.includes(writtenBy),
    ),
    lookAlikes: alike.map((same) => ({ documents: same })),
  };
}

/** The live transactions that are not from the seed. */
export function documentsOf(books: CompanyBooks): AuditedDocument[] {
  const log = new HandLog(books);
  return ENTITIES.filter(({ kind }) => kind === 'transaction').flatMap(({ name }) =>
    [...books.records(name).values()]
      .filter(({ writtenBy }) => writtenBy !== SEED_AUTHOR)
      .map((record) => documentOf(name, record, log)),
  );
}

/** The groups of more than one. */
function groups<T>(elements: readonly T[], keyOf: (element: T) => string | undefined): T[][] {
  const byKey = new Map<string, T[]>();
  for (const element of elements) {
    const key = keyOf(element);
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), element]);
  }
  return [...byKey.values()].filter((group) => group.length > 1);
}

function documentOf(type: string, { body, writtenBy }: StoredRecord, log: HandLog): AuditedDocument {
  const totalAmt = body['TotalAmt'];
  const id = textOf(body, 'Id') ?? '';
  const byHand = log.of(type, id);
  return {
    type,
    id,
    docNumber: textOf(body, 'DocNumber') ?? null,
    vendorId: referenceOf(body, 'VendorRef') ?? null,
    customerId: referenceOf(body, 'CustomerRef') ?? null,
    txnDate: textOf(body, 'TxnDate') ?? null,
    totalAmt: typeof totalAmt === 'number' ? totalAmt : null,
    status: textOf(body, 'POStatus') ?? null,
    marker: markerOf(body),
    writtenBy,
    changedByHand: byHand.length > 0,
    unmarkedByHand: byHand.some(({ unmarked }) => unmarked),
  };
}
