import { createHash } from 'node:crypto';
import { type CompanyBooks } from '../company/books';
import { type Store } from '../store/store';
import { type Table } from '../store/table';
import { type ApiAnswer } from './api-answer';
import { type ApiRequest } from './api-call';
import { fault, type Fault } from './fault';
import { invalidRequestId } from './fault-texts';

/** QuickBooks Online, basic field definitions: at most 50 characters, unique per realm. */
const LONGEST = 50;
/** Of a batch each item is known by requestid and bId together. */
const LONGEST_OF_BATCH = 36;
/** A request is repeated soon or never. */
const REPLIES_AT_HAND = 1000;

interface Remembered {
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
}

export type RequestIdVerdict =
  | { readonly kind: 'new' }
  | { readonly kind: 'replay'; readonly status: number; readonly body: string }
  | { readonly kind: 'refused'; readonly fault: Fault };

/** The replies of one company by requestid: the same id gives the first reply again. */
export class RequestIds {
  private readonly rows: Table<Remembered>;

  constructor(
    store: Store,
    private readonly books: CompanyBooks,
  ) {
    this.rows = store.table<Remembered>(`requestid:${books.realmId}`).keepLoose(REPLIES_AT_HAND);
  }

  judge(requestid: string, request: ApiRequest): RequestIdVerdict {
    const longest = /^batch\/?$/i.test(request.path) ? LONGEST_OF_BATCH : LONGEST;
    if (requestid.length > longest) return { kind: 'refused', fault: invalidRequestId(requestid) };
    const known = this.rows.get(requestid);
    if (!known) return { kind: 'new' };
    if (this.books.switches.requestid_conflict === '600' && known.fingerprint !== fingerprint(request)) {
      return {
        kind: 'refused',
        fault: fault('600', 'Duplicate Request ID : The request id was used before.'),
      };
    }
    return { kind: 'replay', status: known.status, body: known.body };
  }

  remember(requestid: string, request: ApiRequest, answer: ApiAnswer): void {
    if (answer.status !== 200 && !this.books.switches.requestid_keeps_faults) return;
    const body = String(answer.body);
    this.rows.put(requestid, { fingerprint: fingerprint(request), status: answer.status, body });
  }

  /** QuickBooks' memory is not documented to be endless: forgets one requestid, or all; tells how many. */
  forget(requestid?: string): number {
    const keys = requestid === undefined ? [...this.rows.keys()] : [requestid];
    const known = keys.filter((key) => this.rows.get(key) !== undefined);
    for (const key of known) this.rows.delete(key);
    return known.length;
  }
}

function fingerprint(request: ApiRequest): string {
  const operation = request.query.get('operation') ?? '';
  return createHash('sha1').update(`${request.path}?${operation}\n`).update(request.body).digest('base64');
}
