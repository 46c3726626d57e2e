import { type JsonObject } from '../json';
import { pacificInstant } from '../time/pacific-time';
import { faultBody, type Fault, type Result } from './fault';
import { faultKind } from './fault-table';

/** How an answer travels when it does not travel whole. Times in milliseconds. */
export type Wire =
  | { readonly kind: 'lost' | 'reset' | 'truncated' | 'whole' }
  | { readonly kind: 'drip'; readonly bytes: number; readonly everyMs: number };

export interface ApiAnswer {
  readonly status: number;
  readonly body: string | Buffer;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whole when left out. */
  readonly wire?: Wire;
}

/** No answer: the connection breaks, politely or with a reset. */
export function brokenOff(kind: 'lost' | 'reset'): ApiAnswer {
  return { status: 0, body: '', contentType: '', headers: {}, wire: { kind } };
}

export const JSON_TYPE = 'application/json;charset=UTF-8';

export function jsonAnswer(
  status: number,
  body: JsonObject,
  headers: Record<string, string> = {},
): ApiAnswer {
  return { status, body: JSON.stringify(body), contentType: JSON_TYPE, headers };
}

/** Wraps a result: 200 with `time`, or 400 with the faults. */
export function answerOf(result: Result<JsonObject>, now: number): ApiAnswer {
  const time = pacificInstant(now);
  if (result.ok) return jsonAnswer(200, { ...result.value, time });
  const missing = result.faults.find(({ notModelled }) => notModelled !== undefined)?.notModelled;
  const headers =
    missing === undefined ? {} : { 'X-Simulator-Not-Modelled': missing.replace(/[^\x20-\x7e]/g, '?') };
  return jsonAnswer(statusOf(result.faults), { ...faultBody(result.faults), time }, headers);
}

/** 400 for nearly all, object not found included (QuickBooks Online, error codes page). */
function statusOf(faults: readonly Fault[]): number {
  const first = faults[0];
  return (first && faultKind(first.code).status) ?? 400;
}

/** An answer from memory of a requestid. */
export function storedAnswer(status: number, body: string): ApiAnswer {
  return { status, body, contentType: JSON_TYPE, headers: {} };
}
