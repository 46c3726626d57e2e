import { objectsOf, type JsonObject } from '../json';
import { type ApiCall } from '../data-service/api-call';

/** A write as if its links had not been sent: QuickBooks drops them without a word and answers 200. */
export function withoutLinks(call: ApiCall): ApiCall {
  return call.kind === 'create' || call.kind === 'update' ? { ...call, input: unlinked(call.input) } : call;
}

function unlinked(input: JsonObject): JsonObject {
  const { LinkedTxn: _links, ...rest } = input;
  if (!Array.isArray(rest['Line'])) return rest;
  const lines = objectsOf(rest['Line']).map(({ LinkedTxn: _line, ...line }) => line);
  return { ...rest, Line: lines };
}
