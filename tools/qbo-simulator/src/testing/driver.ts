import { isObject, objectsOf, scalarText, type JsonObject } from '../json';
import { startSimulator, type RunningSimulator, type SimulatorOptions } from '../index';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON object; of another type of content an empty one. */
  readonly body: JsonObject;
  readonly text: string;
}

export interface Fault {
  readonly Message: string;
  readonly Detail: string;
  readonly code: string;
  readonly element: string;
}

/** A simulator and one company in it, driven over HTTP as a client would. */
export class Driver {
  private constructor(
    readonly simulator: RunningSimulator,
    readonly realmId: string,
    public accessToken: string,
  ) {}

  static async start(
    company: Record<string, unknown> = {},
    options: SimulatorOptions = {},
    tokens: Record<string, unknown> = {},
  ): Promise<Driver> {
    const simulator = await startSimulator(options);
    return Driver.join(simulator, company, tokens);
  }

  /** Another company in the same simulator. */
  static async join(
    simulator: RunningSimulator,
    company: Record<string, unknown> = {},
    tokens: Record<string, unknown> = {},
  ): Promise<Driver> {
    const created = await send(`${simulator.url}/_control/companies`, 'POST', company);
    const realmId = scalarText(created.body['realmId']);
    const pair = await send(`${simulator.url}/_control/companies/${realmId}/tokens`, 'POST', tokens);
    return new Driver(simulator, realmId, scalarText(pair.body['access_token']));
  }

  async close(): Promise<void> {
    await this.simulator.close();
  }

  async control(method: string, path: string, body?: unknown): Promise<Answer> {
    return send(`${this.simulator.url}/_control${path}`, method, body);
  }

  async company(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.control(method, `/companies/${this.realmId}${path}`, body);
  }

  async get(path: string): Promise<Answer> {
    return send(this.api(path), 'GET', undefined, this.headers());
  }

  async post(path: string, body: unknown): Promise<Answer> {
    return send(this.api(path), 'POST', body, this.headers());
  }

  async query(text: string): Promise<Answer> {
    return this.get(`query?query=${encodeURIComponent(text)}`);
  }

  /** Creates an object that must be accepted. */
  async created(entity: string, body: unknown): Promise<JsonObject> {
    const answer = await this.post(entity.toLowerCase(), body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return objectIn(answer, entity);
  }

  api(path: string): string {
    return `${this.simulator.url}/v3/company/${this.realmId}/${path}`;
  }

  headers(): Record<string, string> {
    return { authorization: `Bearer ${this.accessToken}`, accept: 'application/json' };
  }
}

export async function send(
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json: unknown =
    response.headers.get('content-type')?.includes('json') && text !== '' ? JSON.parse(text) : {};
  return { status: response.status, headers: response.headers, body: isObject(json) ? json : {}, text };
}

/** The object under a property of the answer; an empty one when it is not there. */
export function objectIn(answer: Answer, property: string): JsonObject {
  const value = answer.body[property];
  return isObject(value) ? value : {};
}

/** The objects of a query's answer. */
export function rowsOf(answer: Answer, entity: string): JsonObject[] {
  return objectsOf(objectIn(answer, 'QueryResponse')[entity]);
}

/** The errors of an answer of the data service. */
export function faultsOf(answer: Answer): Fault[] {
  return objectsOf(objectIn(answer, 'Fault')['Error']).map((error) => ({
    Message: scalarText(error['Message']),
    Detail: scalarText(error['Detail']),
    code: scalarText(error['code']),
    element: scalarText(error['element']),
  }));
}

export function codesOf(answer: Answer): string[] {
  return faultsOf(answer).map(({ code }) => code);
}

/** The smallest purchase order that the demo company accepts. */
export function purchaseOrder(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    VendorRef: { value: '41' },
    Line: [
      {
        Amount: 25,
        DetailType: 'ItemBasedExpenseLineDetail',
        ItemBasedExpenseLineDetail: { ItemRef: { value: '11' }, Qty: 2, UnitPrice: 12.5 },
      },
    ],
    ...changes,
  };
}
