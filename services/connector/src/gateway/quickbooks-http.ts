import http from 'node:http';
import https from 'node:https';
import { at } from '@ledgerbridge/failpoints';
import type { Operation } from '@ledgerbridge/qbo';
import axios, { type AxiosInstance, isAxiosError } from 'axios';
import type { Exchange } from './domain/outcome';

/** QuickBooks gives up after 120 s itself (QuickBooks Online, limits and throttles page). */
export const CALL_MS = 120_000;
/** Lower ones are ignored since August 2025. */
const MINOR_VERSION = '75';
const LARGEST_REPLY = 64 * 1024 * 1024;

export interface QuickBooksRequest {
  readonly operation: Operation;
  readonly requestId: string | undefined;
  readonly realmId: string;
  readonly token: string;
}

/** The HTTP side of QuickBooks' data service: one request, no retry, no opinion. */
export class QuickBooksHttp {
  private readonly client: AxiosInstance;
  private readonly agents = [
    new http.Agent({ keepAlive: true }),
    new https.Agent({ keepAlive: true }),
  ] as const;

  constructor(apiUrl: string, timeoutMs = CALL_MS) {
    const [httpAgent, httpsAgent] = this.agents;
    this.client = axios.create({
      baseURL: apiUrl,
      timeout: timeoutMs,
      httpAgent,
      httpsAgent,
      proxy: false,
      maxRedirects: 0,
      maxContentLength: LARGEST_REPLY,
      responseType: 'text',
      transformResponse: (text: unknown) => text,
      validateStatus: () => true,
      transitional: { clarifyTimeoutError: true },
    });
  }

  async send({ operation, requestId, realmId, token }: QuickBooksRequest): Promise<Exchange> {
    const { method, path, query, body } = requestOf(operation, realmId);
    try {
      const { status, data, headers } = await at('connector.http.request', () =>
        this.client.request<string>({
          method,
          url: `/v3/company/${realmId}/${path}`,
          params: { ...query, minorversion: MINOR_VERSION, ...(requestId ? { requestid: requestId } : {}) },
          headers: {
            authorization: `Bearer ${token}`,
            accept: 'application/json',
            ...(body ? { 'content-type': 'application/json' } : {}),
          },
          ...(body ? { data: JSON.stringify(body) } : {}),
        }),
      );
      const [intuitTid, retryAfter] = ['intuit_tid', 'retry-after'].map((name) => textOf(headers[name]));
      return { kind: 'response', status, body: parsed(data), intuitTid, retryAfter };
    } catch (error) {
      if (!isAxiosError(error)) throw error;
      return { kind: 'no-response', code: error.code ?? 'unknown' };
    }
  }

  close(): void {
    for (const agent of this.agents) agent.destroy();
  }
}

interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** CompanyInfo is read by the realm's id, Preferences by none: both exist once. */
function requestOf(operation: Operation, realmId: string): HttpRequest {
  switch (operation.kind) {
    case 'create':
      return { method: 'POST', path: operation.entity.toLowerCase(), query: {}, body: operation.body };
    case 'update':
    case 'delete': {
      const { kind, entity, body } = operation;
      return { method: 'POST', path: entity.toLowerCase(), query: { operation: kind }, body };
    }
    case 'read': {
      const { entity, id } = operation;
      if (entity === 'Preferences') return { method: 'GET', path: 'preferences', query: {} };
      const read = entity === 'CompanyInfo' ? realmId : id;
      return { method: 'GET', path: `${entity.toLowerCase()}/${read}`, query: {} };
    }
    case 'query':
      return { method: 'GET', path: 'query', query: { query: operation.query } };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
