import type { RawMessage } from '../message';
import type { ParkReason } from '../parking/park-reason';
import type { CloudEvent } from './cloud-event';
import { jsonProblem } from './json-rules';

export type CloudEventReading =
  | { readonly ok: true; readonly event: CloudEvent }
  /** `attributes`: what could be read, to find the message by. */
  | { readonly ok: false; readonly reason: ParkReason; readonly attributes: Partial<CloudEvent> };

type Fields = Readonly<Record<string, unknown>>;
/** `text`: what the message was parsed from. */
type Parsed = { readonly fields: Fields; readonly text: string } | { readonly refused: ParkReason };
type Json = { readonly value: unknown; readonly text: string };

/** Longest id, source and tenant id, in characters: they are keys of our tables. */
const MAX_NAME = 200;
const CONTROL = /\p{Cc}/u;
const UTF_8 = new TextDecoder('utf-8', { fatal: true });
const ATTRIBUTES = ['id', 'source', 'type', 'tenantid', 'time', 'traceparent'] as const;

/**
 * Reads a CloudEvent 1.0 in structured or binary mode ("CloudEvents, Kafka protocol binding": binary when there is
 * a `ce_specversion` header). Never throws: whatever is wrong is a reason.
 */
export function readCloudEvent(message: RawMessage, maxBytes: number): CloudEventReading {
  const parsed = parse(message, maxBytes);
  if ('refused' in parsed) return { ok: false, reason: parsed.refused, attributes: {} };
  const { fields, text } = parsed;
  const problem = attributesProblem(fields) ?? dataProblem(fields['data'], text);
  if (problem !== undefined) return { ok: false, reason: problem, attributes: presentable(fields) };
  return { ok: true, event: { ...present(fields), ...required(fields) } };
}

function parse(message: RawMessage, maxBytes: number): Parsed {
  const { key, value, headers } = message;
  if (value === null) return refused('missing-value', 'the message has no value');
  if (value.length > maxBytes) return refused('too-large', `the value has more than ${maxBytes} bytes`);
  if (key === null) return refused('missing-key', 'the message has no key, so it has no order');
  const json = parseJson(value);
  if ('refused' in json) return json;
  return headers['ce_specversion'] === undefined ? structured(json, headers) : binary(json, headers);
}

function parseJson(value: Buffer): Json | { readonly refused: ParkReason } {
  let text: string;
  try {
    text = UTF_8.decode(value);
  } catch {
    return refused('not-utf-8', 'the value is not UTF-8 text');
  }
  try {
    return { value: JSON.parse(text) as unknown, text };
  } catch (error) {
    // A RangeError is the parser's own limit of nesting.
    return error instanceof RangeError
      ? refused('too-deep', 'nested deeper than can be read')
      : refused('not-json', 'the value is not JSON');
  }
}

function structured({ value, text }: Json, headers: RawMessage['headers']): Parsed {
  const contentType = headers['content-type'] ?? '';
  if (Array.isArray(value) || contentType.startsWith('application/cloudevents-batch'))
    return refused('batched-events', 'a message carries one event, not a batch');
  if (!isObject(value)) return refused('not-a-cloud-event', 'the value is not a JSON object');
  return { fields: value, text };
}

function binary({ value: data, text }: Json, headers: RawMessage['headers']): Parsed {
  const attributes = Object.entries(headers)
    .filter(([name]) => name.startsWith('ce_') && name !== 'ce_data')
    .map(([name, value]): [string, unknown] => [name.slice('ce_'.length), value]);
  return { fields: { traceparent: headers['traceparent'], ...Object.fromEntries(attributes), data }, text };
}

function attributesProblem(fields: Fields): ParkReason | undefined {
  const { specversion } = fields;
  if (specversion === undefined) return reason('not-a-cloud-event', 'the attribute specversion is missing');
  if (specversion !== '1.0') return reason('unknown-specversion', 'the attribute specversion is not "1.0"');
  for (const name of ['id', 'source', 'type'])
    if (fields[name] === undefined) return reason(`missing-${name}`, `the attribute ${name} is missing`);
  for (const name of ATTRIBUTES) {
    const problem = fields[name] === undefined ? undefined : nameProblem(name, fields[name]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function nameProblem(name: string, value: unknown): ParkReason | undefined {
  const invalid = (what: string): ParkReason => reason(`invalid-${name}`, `the attribute ${name} ${what}`);
  if (typeof value !== 'string') return invalid('is not a text');
  if (value.length === 0) return invalid('is empty');
  if (value.length > MAX_NAME) return invalid(`has more than ${MAX_NAME} characters`);
  if (CONTROL.test(value)) return invalid('holds a control character');
  return jsonProblem(value) === undefined ? undefined : invalid('is not Unicode text');
}

function dataProblem(data: unknown, text: string): ParkReason | undefined {
  if (!isObject(data)) return reason('data-not-an-object', 'data is not a JSON object');
  return jsonProblem(data, text);
}

/** The attributes that are there and sound: the others would not fit a column. */
const presentable = (fields: Fields): Partial<CloudEvent> =>
  present(fields, (name, value) => nameProblem(name, value) === undefined);

function present(
  fields: Fields,
  isWanted: (name: string, value: unknown) => boolean = () => true,
): Partial<CloudEvent> {
  const event: Record<string, unknown> = {};
  for (const name of ATTRIBUTES) {
    const value = fields[name];
    if (value !== undefined && isWanted(name, value)) event[name] = value;
  }
  return event;
}

function required(fields: Fields): Pick<CloudEvent, 'id' | 'source' | 'type' | 'data'> {
  const { id, source, type, data } = fields;
  return { id: String(id), source: String(source), type: String(type), data: isObject(data) ? data : {} };
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const reason = (code: string, detail: string): ParkReason => ({ code, detail });
const refused = (code: string, detail: string): { readonly refused: ParkReason } => ({
  refused: reason(code, detail),
});
