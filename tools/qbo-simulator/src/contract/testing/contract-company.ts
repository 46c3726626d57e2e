import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isObject, scalarText, type JsonObject } from '../../json';
import { objectIn, type Answer } from '../../testing/driver';
import { findPlace, type Place } from './place';

/** Names and lists have no delete (QuickBooks Online, entity pages). */
const NAMES: readonly string[] = ['Vendor'];

export interface Call {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
}

/**
 * A company as a client sees it, of the simulator or a real one, without anything that only the simulator has. What is
 * created through it is taken away at the end, so that a sandbox can be used again.
 */
export class ContractCompany {
  private readonly made: { readonly entity: string; readonly id: string }[] = [];
  private nextCall = 0;

  private constructor(private readonly place: Place) {}

  static async open(): Promise<ContractCompany> {
    return new ContractCompany(await findPlace());
  }

  get realmId(): string {
    return this.place.realmId;
  }

  /** A name that no company has. */
  unique(name: string): string {
    return `${name} ${randomUUID().slice(0, 8)}`;
  }

  async get(path: string): Promise<Answer> {
    return this.call(path, {});
  }

  async post(path: string, body: JsonObject): Promise<Answer> {
    return this.call(path, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async query(text: string): Promise<Answer> {
    return this.get(`query?query=${encodeURIComponent(text)}`);
  }

  /** Creates an object that must be accepted, and remembers to take it away. */
  async created(entity: string, body: JsonObject, query = ''): Promise<JsonObject> {
    const answer = await this.post(`${entity.toLowerCase()}${query}`, body);
    if (answer.status !== 200) throw new Error(`${entity}: ${answer.text}`);
    return this.remember(entity, objectIn(answer, entity));
  }

  remember(entity: string, object: JsonObject): JsonObject {
    this.made.push({ entity, id: scalarText(object['Id']) });
    return object;
  }

  async read(entity: string, { Id }: JsonObject): Promise<JsonObject> {
    return objectIn(await this.get(`${entity.toLowerCase()}/${scalarText(Id)}`), entity);
  }

  async remove(entity: string, { Id, SyncToken }: JsonObject): Promise<Answer> {
    return this.post(`${entity.toLowerCase()}?operation=delete`, {
      Id: Id ?? '',
      SyncToken: SyncToken ?? '',
    });
  }

  /** A call with the token, at the pace of the place; `headers` are added to it. */
  async call(path: string, { headers = {}, body }: Call): Promise<Answer> {
    await this.waitForTurn();
    const response = await fetch(`${this.place.url}/v3/company/${this.place.realmId}/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${this.place.token}`, accept: 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
    });
    // Gateways have named the token that they refuse in their faults.
    const text = (await response.text()).replaceAll(this.place.token, '(token)');
    const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
    const json: unknown = isJson ? JSON.parse(text) : {};
    return { status: response.status, headers: response.headers, body: isObject(json) ? json : {}, text };
  }

  /** Takes away what was made, the last first, since later documents stand on earlier ones. */
  async close(): Promise<void> {
    try {
      for (const { entity, id } of this.made.reverse()) await this.takeAway(entity, id);
    } finally {
      await this.place.leave();
    }
  }

  private async takeAway(entity: string, id: string): Promise<void> {
    const object = await this.read(entity, { Id: id });
    if (object['Id'] === undefined || object['Active'] === false) return;
    const answer = NAMES.includes(entity)
      ? await this.inactivate(entity, object)
      : await this.remove(entity, object);
    if (answer.status !== 200) throw new Error(`left behind: ${entity} ${id}: ${answer.text}`);
  }

  async inactivate(entity: string, { Id, SyncToken }: JsonObject): Promise<Answer> {
    const body = { Id: Id ?? '', SyncToken: SyncToken ?? '', sparse: true, Active: false };
    return this.post(entity.toLowerCase(), body);
  }

  private async waitForTurn(): Promise<void> {
    const now = Date.now();
    const turn = Math.max(now, this.nextCall);
    this.nextCall = turn + this.place.pace;
    if (turn > now) await sleep(turn - now);
  }
}
