import { type JsonObject } from '../json';

/** What the gateway in front of the data service refuses by itself. */
export type GatewayRefusal =
  'token-expired' | 'authorization-missing' | 'wrong-realm' | 'throttled' | 'internal';

interface Shape {
  readonly status: number;
  readonly message: string;
  readonly detail: string | null;
  readonly code: string;
  readonly type: string;
}

const SHAPES: Readonly<Record<Exclude<GatewayRefusal, 'throttled'>, Shape>> = {
  'token-expired': {
    status: 401,
    message: 'message=AuthenticationFailed; errorCode=003200; statusCode=401',
    detail: 'Token expired',
    code: '3200',
    type: 'AUTHENTICATION',
  },
  'authorization-missing': {
    status: 403,
    message: 'message=EmptyField; errorCode=003202; statusCode=403',
    detail: 'Authorization header is missing',
    code: '3202',
    type: 'AUTHENTICATION',
  },
  internal: {
    status: 500,
    message: 'message=InternalServerError; errorCode=003100; statusCode=500',
    detail: null,
    code: '3100',
    type: 'SERVICE',
  },
  'wrong-realm': {
    status: 403,
    message: 'message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403',
    detail: null,
    code: '3100',
    type: 'SERVICE',
  },
};

export interface GatewayAnswer {
  readonly status: number;
  readonly body: JsonObject;
}

/**
 * The answers of the gateway: lower-case keys and an epoch time, except the throttle's (QuickBooks Online, recorded
 * 401, 403 and 429 bodies). A token that is not good is told by how it begins.
 */
export function gatewayAnswer(refusal: GatewayRefusal, now: number, token?: string): GatewayAnswer {
  if (refusal === 'throttled') return { status: 429, body: THROTTLED };
  const { status, message, detail: words, code, type } = SHAPES[refusal];
  const named = refusal === 'token-expired' && token !== undefined;
  const detail = named ? `${words}: ${token.slice(0, 3)}…` : words;
  const body = {
    warnings: null,
    intuitObject: null,
    fault: { error: [{ message, detail, code, element: null }], type },
    report: null,
    queryResponse: null,
    batchItemResponse: [],
    attachableResponse: [],
    syncErrorResponse: null,
    requestId: null,
    time: now,
    status: null,
    cdcresponse: [],
  };
  return { status, body };
}

const THROTTLED: JsonObject = {
  Fault: {
    Error: [
      {
        Message: 'message=ThrottleExceeded; errorCode=003001; statusCode=429',
        Detail: 'The request limit was reached.  Try again later',
        code: '3001',
      },
    ],
    type: 'SERVICE',
  },
};
