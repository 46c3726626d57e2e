import http from 'node:http';
import https from 'node:https';
import { type Gateway, GATEWAY_PATH, type GatewayCall, type GatewayReply } from '@ledgerbridge/qbo';
import axios, { type AxiosInstance, isAxiosError } from 'axios';
import { traceHeaders } from '../tracing/scope';
import type { ServiceCredentials } from './service-credentials';

/** QuickBooks itself takes up to 120 s, the gateway's own deadline is 130 s; ours comes after both. */
const TIMEOUT_MS = 140_000;
const PAUSE_MS = 1_000;
const AUDIENCE = 'connector';

/** The client of the gateway: asks the connector, and never knows a token of QuickBooks. */
export class HttpGateway implements Gateway {
  private readonly client: AxiosInstance;
  private readonly agents = [
    new http.Agent({ keepAlive: true }),
    new https.Agent({ keepAlive: true }),
  ] as const;

  constructor(
    connectorUrl: string,
    private readonly credentials: ServiceCredentials,
    timeoutMs = TIMEOUT_MS,
  ) {
    const [httpAgent, httpsAgent] = this.agents;
    this.client = axios.create({
      baseURL: connectorUrl,
      timeout: timeoutMs,
      httpAgent,
      httpsAgent,
      proxy: false,
      maxRedirects: 0,
      validateStatus: () => true,
    });
  }

  /**
   * @returns what the connector says. Without its answer: `retry-later` where nothing can have been sent, `unknown` for
   *   a write whose connection was lost; the connector's own row then decides what a repeat does
   * @throws when the connector refuses the call as such, which is a bug
   */
  async call(call: GatewayCall): Promise<GatewayReply> {
    const since = new Date().toISOString();
    try {
      const headers = { authorization: `Bearer ${await this.credentials.sign(AUDIENCE)}`, ...traceHeaders() };
      const { status, data } = await this.client.post<GatewayReply>(GATEWAY_PATH, call, { headers });
      if (status === 200) return data;
      if (status === 429 || status >= 500)
        return withoutAnswer(call, status === 503 || status === 429, since);
      throw new Error(`The connector refused a call to QuickBooks with status ${status}`);
    } catch (error) {
      if (!isAxiosError(error)) throw error;
      return withoutAnswer(call, neverArrived(error.code), since);
    }
  }

  close(): void {
    for (const agent of this.agents) agent.destroy();
  }
}

function withoutAnswer(call: GatewayCall, nothingSent: boolean, since: string): GatewayReply {
  const reads = call.operation.kind === 'read' || call.operation.kind === 'query';
  if (nothingSent || reads) return { outcome: 'retry-later', afterMs: PAUSE_MS, reason: 'not-sent' };
  return { outcome: 'unknown', reason: 'connection-lost', since };
}

/** Errors of making the connection: no byte of the call has left. */
const neverArrived = (code: string | undefined): boolean =>
  code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EHOSTUNREACH';
