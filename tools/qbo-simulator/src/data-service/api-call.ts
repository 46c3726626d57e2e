import { isObject, type JsonObject } from '../json';
import { type CallKind } from '../calls/call-log';

/** An HTTP request below `/v3/company/{realmId}/`. */
export interface ApiRequest {
  readonly method: string;
  readonly realmId: string;
  /** What follows the realm, without the slash. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** What the request asks for. */
export type ApiCall =
  | { readonly kind: 'read'; readonly entity: string; readonly id: string }
  | { readonly kind: 'query'; readonly text: string }
  | { readonly kind: 'cdc'; readonly entities: string; readonly changedSince: string }
  | {
      readonly kind: 'create' | 'update' | 'delete' | 'void';
      readonly entity: string;
      readonly input: JsonObject;
    }
  | { readonly kind: 'batch'; readonly input: JsonObject }
  | { readonly kind: 'bad-json'; readonly detail: string }
  | { readonly kind: 'bad-encoding' }
  | { readonly kind: 'unsupported'; readonly what: string };

const SINGLETONS: readonly string[] = ['preferences', 'companyinfo'];

export function readApiCall(request: ApiRequest): ApiCall {
  const [entity = '', id, ...rest] = request.path.split('/').filter((part) => part !== '');
  if (/xml/i.test(String(request.headers['content-type'] ?? '')) || wantsXml(request)) {
    return { kind: 'unsupported', what: 'xml' };
  }
  if (rest.length > 0)
    return { kind: 'unsupported', what: `${request.method} ${entity}/{id}/${rest.join('/')}` };
  if (entity.toLowerCase() === 'query') return { kind: 'query', text: queryText(request) };
  if (request.method === 'GET') return readCall(entity.toLowerCase(), id, request);
  if (request.method === 'POST' && id === undefined) return writeCall(entity.toLowerCase(), request);
  return { kind: 'unsupported', what: `${request.method} ${entity}` };
}

/** Without a wish QuickBooks would answer XML; here JSON is the answer unless XML is the only wish. */
function wantsXml(request: ApiRequest): boolean {
  const accept = String(request.headers['accept'] ?? '');
  return /xml/i.test(accept) && !/json|\*\/\*/i.test(accept);
}

function queryText(request: ApiRequest): string {
  const inUrl = request.query.get('query');
  if (inUrl !== null && inUrl !== '') return inUrl;
  const body = request.body.toString('utf8');
  const form = /urlencoded/i.test(String(request.headers['content-type'] ?? ''));
  return form ? (new URLSearchParams(body).get('query') ?? '') : body;
}

function readCall(entity: string, id: string | undefined, request: ApiRequest): ApiCall {
  if (entity === 'cdc') {
    const { query } = request;
    return {
      kind: 'cdc',
      entities: query.get('entities') ?? '',
      changedSince: query.get('changedSince') ?? '',
    };
  }
  // A company has one of these; companyinfo is asked for by the realm id.
  if (SINGLETONS.includes(entity)) return { kind: 'read', entity, id: '1' };
  return id === undefined ? { kind: 'unsupported', what: `GET ${entity}` } : { kind: 'read', entity, id };
}

function writeCall(entity: string, request: ApiRequest): ApiCall {
  const input = parseBody(request.body);
  if ('kind' in input) return input;
  if (entity === 'batch') return { kind: 'batch', input: input.json };
  const operation = request.query.get('operation')?.toLowerCase();
  if (operation === 'delete') return { kind: 'delete', entity, input: input.json };
  if (operation !== undefined && operation !== 'update' && operation !== 'create') {
    return { kind: 'unsupported', what: `operation ${operation}` };
  }
  if (includesOf(request).has('void')) return { kind: 'void', entity, input: input.json };
  const hasId = input.json['Id'] !== undefined && input.json['Id'] !== '' && input.json['Id'] !== null;
  return { kind: hasId || operation === 'update' ? 'update' : 'create', entity, input: input.json };
}

function parseBody(body: Buffer): { readonly json: JsonObject } | Extract<ApiCall, { kind: 'bad-json' }> {
  try {
    const json: unknown = JSON.parse(body.toString('utf8'));
    if (isObject(json)) return { json };
    return { kind: 'bad-json', detail: 'an object was expected' };
  } catch {
    return { kind: 'bad-json', detail: 'Unexpected character' };
  }
}

export function includesOf(request: ApiRequest): ReadonlySet<string> {
  return new Set((request.query.get('include') ?? '').toLowerCase().split(',').filter(Boolean));
}

/** What the call log and the fault rules know a call by. */
export function kindOf(call: ApiCall): CallKind {
  switch (call.kind) {
    case 'bad-json':
    case 'bad-encoding':
    case 'unsupported':
      return 'other';
    case 'void':
      return 'update';
    default:
      return call.kind;
  }
}

export function entityOf(call: ApiCall): string | undefined {
  if ('entity' in call) return call.entity;
  return call.kind === 'query' ? /\bfrom\s+(\w+)/i.exec(call.text)?.[1]?.toLowerCase() : undefined;
}
