import { type CompanyBooks } from '../company/books';
import { SEED_AUTHOR, type StoredRecord } from '../company/company';
import { ENTITIES } from '../model/registry';
import { referenceOf, textOf, type JsonObject } from '../json';
import { OBSERVER_CLIENT } from '../oauth/clients';

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

const MARKER = /(?:^|\s)lb:(\S+)\s*$/;

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
      ({ marker, writtenBy }) => marker === null && writtenBy !== OBSERVER_CLIENT.clientId,
    ),
    lookAlikes: alike.map((same) => ({ documents: same })),
  };
}

/** The live transactions that are not from the seed. */
export function documentsOf(books: CompanyBooks): AuditedDocument[] {
  return ENTITIES.filter(({ kind }) => kind === 'transaction').flatMap(({ name }) =>
    [...books.records(name).values()]
      .filter(({ writtenBy }) => writtenBy !== SEED_AUTHOR)
      .map((record) => documentOf(name, record)),
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

function documentOf(type: string, { body, writtenBy }: StoredRecord): AuditedDocument {
  const totalAmt = body['TotalAmt'];
  return {
    type,
    id: textOf(body, 'Id') ?? '',
    docNumber: textOf(body, 'DocNumber') ?? null,
    vendorId: referenceOf(body, 'VendorRef') ?? null,
    customerId: referenceOf(body, 'CustomerRef') ?? null,
    txnDate: textOf(body, 'TxnDate') ?? null,
    totalAmt: typeof totalAmt === 'number' ? totalAmt : null,
    status: textOf(body, 'POStatus') ?? null,
    marker: markerOf(body),
    writtenBy,
  };
}

/** `lb:<documentId>` at the end of PrivateNote. */
function markerOf(body: JsonObject): string | null {
  const marker = MARKER.exec(textOf(body, 'PrivateNote') ?? '')?.[1];
  return marker === undefined ? null : `lb:${marker}`;
}
