/** One error of a QuickBooks fault. Message and detail may repeat what we sent: they are shown to the tenant, never logged. */
export interface QboError {
  code: string;
  message: string;
  detail: string;
  element?: string;
}

/** A refusal, in either of QuickBooks' shapes, or a reply that no one can read as one. */
export interface QboFault {
  /** HTTP status; 200 too, since a success may carry a fault. */
  status: number;
  type: string;
  /** At least one. */
  errors: QboError[];
  intuitTid?: string;
}

/**
 * Reads the fault of a reply, or undefined when it is a success. Knows the data service's shape (`Fault.Error`), the
 * gateway's (`fault.error`), and replies that are neither: HTML of a 503, an empty body. Source: QuickBooks Online,
 * error codes and recorded replies.
 */
export function faultOf(status: number, body: unknown, intuitTid?: string): QboFault | undefined {
  const found = isObject(body) ? (body['Fault'] ?? body['fault']) : undefined;
  if (!isObject(found)) {
    if (status < 400 && isObject(body)) return undefined;
    return {
      status,
      type: 'Unreadable',
      errors: [{ code: `http-${status}`, message: 'a reply without a fault', detail: '' }],
      ...tid(intuitTid),
    };
  }
  const list = found['Error'] ?? found['error'];
  const errors = (Array.isArray(list) ? list : [list]).filter(isObject).map(errorOf);
  return {
    status,
    type: text(found['type']),
    errors: errors.length > 0 ? errors : [{ code: `http-${status}`, message: '', detail: '' }],
    ...tid(intuitTid),
  };
}

function errorOf(raw: Record<string, unknown>): QboError {
  const element = text(raw['element']);
  return {
    code: text(raw['code']),
    message: text(raw['Message'] ?? raw['message']),
    detail: text(raw['Detail'] ?? raw['detail']),
    ...(element ? { element } : {}),
  };
}

const tid = (intuitTid: string | undefined) => (intuitTid ? { intuitTid } : {});
const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
