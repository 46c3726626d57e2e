import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultOf, GATEWAY_PATH, type GatewayCall, type GatewayReply } from '@ledgerbridge/qbo';
import { type RunningSimulator, startSimulator } from '../../../../tools/qbo-simulator/src';

type Json = Record<string, unknown>;

/** A QuickBooks company in the simulator, behind a stand-in for the connector that knows this one company. */
export interface SimulatedConnector {
  /** For CONNECTOR_URL. */
  readonly url: string;
  /** Calls that came through the gateway. */
  readonly calls: readonly GatewayCall[];
  /** Answers this instead of asking the simulator, until it is undefined again. */
  override: ((call: GatewayCall) => GatewayReply | undefined) | undefined;
  /** Creates an object in QuickBooks as its user would. */
  create(entity: string, body: Json): Promise<Json>;
  /** Changes an object in QuickBooks as its user would: a sparse update. */
  update(entity: string, body: Json): Promise<Json>;
  close(): Promise<void>;
}

/** Starts a simulator with a sample company and a stand-in connector before it. */
export async function simulatedConnector(company: Json = { seed: 'sample' }): Promise<SimulatedConnector> {
  const simulator = await startSimulator({ journal: false });
  const { realmId } = await json(`${simulator.url}/_control/companies`, 'POST', company);
  const tokens = await json(`${simulator.url}/_control/companies/${String(realmId)}/tokens`, 'POST', {});
  const api = `${simulator.url}/v3/company/${String(realmId)}`;
  const ask = quickbooks(api, String(tokens['access_token']));
  const calls: GatewayCall[] = [];
  const server = http.createServer((request, response) => {
    void bodyOf(request).then(async (call) => {
      calls.push(call);
      const reply = connector.override?.(call) ?? (await ask(call));
      response.setHeader('content-type', 'application/json').end(JSON.stringify(reply));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const write = async (entity: string, body: Json): Promise<Json> => {
    const headers = { authorization: `Bearer ${String(tokens['access_token'])}` };
    const answer = await json(`${api}/${entity.toLowerCase()}`, 'POST', body, headers);
    const written = answer[entity];
    if (typeof written !== 'object' || written === null) throw new Error(JSON.stringify(answer));
    return { ...written };
  };
  const connector: SimulatedConnector = {
    url: `http://127.0.0.1:${port}`,
    calls,
    override: undefined,
    create: write,
    update: (entity, body) => write(entity, { sparse: true, ...body }),
    close: () => closeBoth(server, simulator),
  };
  return connector;
}

async function closeBoth(server: http.Server, simulator: RunningSimulator): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await simulator.close();
}

function quickbooks(api: string, token: string) {
  return async ({ operation }: GatewayCall): Promise<GatewayReply> => {
    const path =
      operation.kind === 'query'
        ? `query?query=${encodeURIComponent(operation.query)}`
        : operation.kind === 'read'
          ? `${operation.entity.toLowerCase()}/${operation.id}`
          : undefined;
    if (path === undefined) throw new Error('This service only reads from QuickBooks');
    const response = await fetch(`${api}/${path}`, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
    });
    const body = (await response.json()) as Json;
    const at = new Date().toISOString();
    const fault = faultOf(response.status, body);
    return fault
      ? { outcome: 'refused', fault, replayed: false }
      : { outcome: 'answered', body, replayed: false, at };
  };
}

async function bodyOf(request: http.IncomingMessage): Promise<GatewayCall> {
  if (request.url !== GATEWAY_PATH) throw new Error(`Not the gateway: ${request.url ?? ''}`);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as GatewayCall;
}

async function json(
  url: string,
  method: string,
  body: Json,
  headers: Record<string, string> = {},
): Promise<Json> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Json;
}
