import { readMultipart, type Part } from '../attachments/multipart';
import { isObject, type JsonObject } from '../json';
import { isXml, readXmlBody } from '../xml/request-body';
import { type CallKind } from '../calls/call-log';
import { type Fault } from './fault';
import { invalidContentType } from './fault-texts';

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

export type WriteKind = 'create' | 'update' | 'delete' | 'void';

/** What the request asks for. */
export type ApiCall =
  | { readonly kind: 'read'; readonly entity: string; readonly id: string }
  | { readonly kind: 'query'; readonly text: string }
  | { readonly kind: 'cdc'; readonly entities: string; readonly changedSince: string }
  | { readonly kind: WriteKind; readonly entity: string; readonly input: JsonObject }
  | { readonly kind: 'batch'; readonly input: JsonObject; readonly requestid: string }
  | { readonly kind: 'tax-service'; readonly input: JsonObject }
  | { readonly kind: 'exchange-rate'; readonly currency: string; readonly asOfDate: string }
  | { readonly kind: 'upload'; readonly parts: readonly Part[] }
  | { readonly kind: 'download'; readonly id: string }
  | { readonly kind: 'pdf'; readonly entity: string; readonly id: string }
  | {
      readonly kind: 'send';
      readonly entity: string;
      readonly id: string;
      readonly sendTo: string | undefined;
    }
  | { readonly kind: 'other-company'; readonly id: string }
  | { readonly kind: 'bad-json'; readonly detail: string }
  | { readonly kind: 'bad-encoding' }
  | { readonly kind: 'refused'; readonly fault: Fault }
  | { readonly kind: 'unsupported'; readonly what: string };

export function readApiCall(request: ApiRequest): ApiCall {
  const [first = '', id, action, ...rest] = request.path.split('/').filter((part) => part !== '');
  const entity = first.toLowerCase();
  const contentType = String(request.headers['content-type'] ?? '');
  if (rest.length > 0) return { kind: 'unsupported', what: `${request.method} ${request.path}` };
  if (entity === 'query') return { kind: 'query', text: queryText(request) };
  if (action !== undefined) return actionCall(request, entity, id ?? '', action.toLowerCase());
  if (request.method === 'GET') return readCall(entity, id, request);
  if (request.method !== 'POST') return { kind: 'unsupported', what: `${request.method} ${first}` };
  return postCall(request, entity, id, contentType);
}

function postCall(request: ApiRequest, entity: string, id: string | undefined, contentType: string): ApiCall {
  if (entity === 'upload') {
    return { kind: 'upload', parts: readMultipart(contentType, request.body).map(withJsonMetadata) };
  }
  if (entity === 'taxservice' && id?.toLowerCase() === 'taxcode') return taxServiceCall(request, contentType);
  return id === undefined
    ? writeCall(entity, request, contentType)
    : { kind: 'unsupported', what: `POST ${entity}/{id}` };
}

function actionCall(request: ApiRequest, entity: string, id: string, action: string): ApiCall {
  if (action === 'pdf' && request.method === 'GET') return { kind: 'pdf', entity, id };
  if (action === 'send' && request.method === 'POST') {
    return { kind: 'send', entity, id, sendTo: request.query.get('sendTo') ?? undefined };
  }
  return { kind: 'unsupported', what: `${request.method} ${entity}/{id}/${action}` };
}

/** JSON only (QuickBooks Online, TaxService page). */
function taxServiceCall(request: ApiRequest, contentType: string): ApiCall {
  if (isXml(contentType)) return { kind: 'refused', fault: invalidContentType() };
  const input = parseBody(request.body);
  return 'kind' in input ? input : { kind: 'tax-service', input: input.json };
}

/** The metadata of a file may be XML; what cannot be read as such is left for the upload to refuse. */
function withJsonMetadata(part: Part): Part {
  if (!part.name.startsWith('file_metadata_') || !isXml(part.contentType)) return part;
  const read = readXmlBody('attachable', part.content.toString('utf8'));
  return read.ok ? { ...part, content: Buffer.from(JSON.stringify(read.json)) } : part;
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
  if (entity === 'preferences') return { kind: 'read', entity, id: '1' };
  if (entity === 'companyinfo') return companyInfoCall(id, request.realmId);
  if (entity === 'exchangerate') {
    const { query } = request;
    const currency = query.get('sourcecurrencycode') ?? '';
    return { kind: 'exchange-rate', currency, asOfDate: query.get('asofdate') ?? '' };
  }
  if (entity === 'download' && id !== undefined) return { kind: 'download', id };
  return id === undefined ? { kind: 'unsupported', what: `GET ${entity}` } : { kind: 'read', entity, id };
}

/** The company is asked for by its realm id; its record's own Id is 1. */
function companyInfoCall(id: string | undefined, realmId: string): ApiCall {
  const own = id === realmId || id === '1';
  return own ? { kind: 'read', entity: 'companyinfo', id: '1' } : { kind: 'other-company', id: id ?? '' };
}

function writeCall(entity: string, request: ApiRequest, contentType: string): ApiCall {
  const input = inputOf(entity, request.body, contentType);
  if ('kind' in input) return input;
  if (entity === 'batch') {
    return { kind: 'batch', input: input.json, requestid: request.query.get('requestid') ?? '' };
  }
  const operation = request.query.get('operation')?.toLowerCase();
  if (operation === 'delete') return { kind: 'delete', entity, input: input.json };
  if (operation === 'void' || includesOf(request).has('void')) {
    return { kind: 'void', entity, input: input.json };
  }
  if (operation !== undefined && operation !== 'update' && operation !== 'create') {
    return { kind: 'unsupported', what: `operation ${operation}` };
  }
  const hasId = input.json['Id'] !== undefined && input.json['Id'] !== '' && input.json['Id'] !== null;
  return { kind: hasId || operation === 'update' ? 'update' : 'create', entity, input: input.json };
}

interface ParsedBody {
  readonly json: JsonObject;
}

function inputOf(
  entity: string,
  body: Buffer,
  contentType: string,
): ParsedBody | Extract<ApiCall, { kind: 'refused' | 'bad-json' }> {
  if (!isXml(contentType)) return parseBody(body);
  const read = readXmlBody(entity, body.toString('utf8'));
  return read.ok ? { json: read.json } : { kind: 'refused', fault: read.fault };
}

function parseBody(body: Buffer): ParsedBody | Extract<ApiCall, { kind: 'bad-json' }> {
  try {
    const json: unknown = JSON.parse(body.toString('utf8'));
    if (isObject(json)) return { json };
    return { kind: 'bad-json', detail: 'an object was expected' };
  } catch {
    return { kind: 'bad-json', detail: 'Unexpected character' };
  }
}

/** Where the caller reaches this server, for the addresses of files. */
export function originOf({ headers }: ApiRequest): string {
  return `http://${String(headers['host'] ?? '127.0.0.1')}`;
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
    case 'other-company':
    case 'refused':
      return 'other';
    case 'void':
    case 'send':
      return 'update';
    case 'tax-service':
    case 'upload':
      return 'create';
    case 'exchange-rate':
    case 'download':
    case 'pdf':
      return 'read';
    default:
      return call.kind;
  }
}

const ENTITY_OF_KIND: Readonly<Record<string, string>> = {
  'tax-service': 'taxservice',
  'exchange-rate': 'exchangerate',
  upload: 'attachable',
  download: 'attachable',
};

/** Whether a requestid makes a repeat of the call harmless. */
export function isWrite(call: ApiCall): boolean {
  return 'input' in call || call.kind === 'upload' || call.kind === 'send';
}

export function entityOf(call: ApiCall): string | undefined {
  if ('entity' in call) return call.entity;
  const known = ENTITY_OF_KIND[call.kind];
  if (known !== undefined) return known;
  return call.kind === 'query' ? /\bfrom\s+(\w+)/i.exec(call.text)?.[1]?.toLowerCase() : undefined;
}
