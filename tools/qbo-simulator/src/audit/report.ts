import { summarize, type CallSummary } from '../calls/summary';
import { type CompanyBooks } from '../company/books';
import { type Simulator } from '../simulator';
import { auditCompany, documentsOf, type Audit, type AuditedDocument } from './audit';

/** Calls and reads for each live document; null where there is none. */
interface PerDocument {
  readonly calls: number | null;
  readonly reads: number | null;
}

export interface AuditReport
  extends Audit, Pick<CallSummary, 'busiestSecond' | 'busiestMinute' | 'inFlightMaximum'> {
  /** Live documents by marker. */
  readonly markers: Readonly<Record<string, readonly AuditedDocument[]>>;
  /** Live documents without a marker that look like one with a marker: perhaps written twice. */
  readonly unmarkedLookAlikes: readonly { readonly document: AuditedDocument; readonly marker: string }[];
  /** Number and sum of the live documents by type. */
  readonly totals: Readonly<Record<string, { readonly documents: number; readonly amount: string }>>;
  readonly perDocument: PerDocument;
}

/** The audit of a company with all that it was judged by, and what it cost in calls. */
export function reportOn(simulator: Simulator, books: CompanyBooks): AuditReport {
  const documents = documentsOf(books);
  const calls = simulator.calls.of(books.realmId).list();
  const { totals, ...load } = summarize(calls.filter(({ observer }) => observer !== true));
  const { busiestSecond, busiestMinute, inFlightMaximum } = load;
  return {
    ...auditCompany(books),
    markers: byMarker(documents),
    unmarkedLookAlikes: unmarkedLookAlikes(documents),
    totals: totalsOf(documents),
    busiestSecond,
    busiestMinute,
    inFlightMaximum,
    perDocument: {
      calls: documents.length === 0 ? null : totals.calls / documents.length,
      reads: documents.length === 0 ? null : totals.reads / documents.length,
    },
  };
}

function byMarker(documents: readonly AuditedDocument[]): Record<string, AuditedDocument[]> {
  const markers: Record<string, AuditedDocument[]> = {};
  for (const document of documents)
    if (document.marker !== null) (markers[document.marker] ??= []).push(document);
  return markers;
}

function unmarkedLookAlikes(documents: readonly AuditedDocument[]): AuditReport['unmarkedLookAlikes'] {
  // The number is left out: a second copy gets one of its own where QuickBooks numbers by itself.
  const look = ({ type, vendorId, customerId, totalAmt, txnDate }: AuditedDocument) =>
    JSON.stringify([type, vendorId, customerId, totalAmt, txnDate]);
  const marked = new Map(documents.flatMap((one) => (one.marker === null ? [] : [[look(one), one.marker]])));
  return documents.flatMap((document) => {
    const marker = document.marker === null ? marked.get(look(document)) : undefined;
    return marker === undefined ? [] : [{ document, marker }];
  });
}

function totalsOf(documents: readonly AuditedDocument[]): AuditReport['totals'] {
  const totals: Record<string, { documents: number; cents: bigint }> = {};
  for (const { type, totalAmt } of documents) {
    const total = (totals[type] ??= { documents: 0, cents: 0n });
    total.documents += 1;
    total.cents += BigInt(Math.round((totalAmt ?? 0) * 100));
  }
  const shown = ({ documents: count, cents }: { documents: number; cents: bigint }) => ({
    documents: count,
    amount: (Number(cents) / 100).toFixed(2),
  });
  return Object.fromEntries(Object.entries(totals).map(([type, total]) => [type, shown(total)]));
}
