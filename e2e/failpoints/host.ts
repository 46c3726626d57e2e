import { ConnectedTenant } from '../installation/company';
import type { Answer } from '../installation/http';
import type { Installation } from '../installation/installation';
import type { ServiceName } from '../installation/services';
import { type Expected, findWrong } from './audit';
import { accepted, PATIENCE_MS, pause, repeated } from './patience';
import { type Seeded } from './seeded';

export type Order = ReturnType<ConnectedTenant['order']>;
type Status = 'synced' | 'blocked' | 'refused' | 'canceled' | 'held' | 'confirming';

const MOST_LINES = 4;
const LONGEST_PAUSE_MS = 40;
let made = 0;

/** A host that repeats what was not accepted, and remembers what it has approved last, to the cent. */
export class Host {
  private readonly expected = new Map<string, Expected>();
  private readonly others: Host[] = [];

  /** @param chance decides the orders' content and how long the host thinks between its steps */
  constructor(
    readonly company: ConnectedTenant,
    readonly installation: Installation,
    private readonly chance: Seeded,
  ) {}

  /** A name that no other order, item or vendor has. */
  fresh(): string {
    return `${Date.now().toString(36)}${(made += 1)}`;
  }

  /** An order over lines of one item; quantities and prices are the seed's. */
  order(change: object = {}, item: object = { externalId: 'M-11', name: 'Pump' }): Order {
    const lines = Array.from({ length: 1 + this.chance.below(MOST_LINES) }, (_, index) => {
      const [quantity, cents] = [1 + this.chance.below(9), 1 + this.chance.below(99_999)];
      return {
        externalId: String(index + 1),
        item,
        description: `Line ${index + 1}`,
        quantity: String(quantity),
        unitPrice: decimal(cents),
        amount: decimal(quantity * cents),
      };
    });
    const total = decimal(lines.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0));
    return this.company.order({ lines, total, ...change });
  }

  /** The same order with other content. */
  revision(order: Order, revision: number): Order {
    const { lines, total } = this.order();
    return { ...order, lines, total, revision, memo: `revision ${revision}` };
  }

  async approve(order: Order): Promise<void> {
    this.expect(order);
    await this.accepted('sync', 'POST', '/v1/purchase-orders', order);
  }

  async cancel({ externalId }: Order, revision: number): Promise<void> {
    this.expected.set(externalId, { as: 'canceled' });
    await this.accepted('sync', 'POST', `/v1/purchase-orders/${externalId}/cancel`, { revision });
  }

  /** Says something over a topic; what it comes to is for {@link expect} or {@link expectCanceled} to say. */
  async publish(topic: string, data: object): Promise<void> {
    await this.think();
    await this.installation.publish(topic, this.company.tenant, data);
  }

  expect(order: Order): void {
    const amounts = (order['lines'] as { amount: string }[]).map(({ amount }) => amount);
    this.expected.set(order.externalId, { as: 'written', total: String(order['total']), amounts });
  }

  expectCanceled({ externalId }: Order): void {
    this.expected.set(externalId, { as: 'canceled' });
  }

  async accepted(
    service: ServiceName,
    method: string,
    path: string,
    body?: object,
  ): Promise<Record<string, unknown>> {
    await this.think();
    return accepted(() => this.ask(service, method, path, body));
  }

  ask(service: ServiceName, method: string, path: string, body?: object) {
    return this.installation.api(service, method, path, body, { 'ledgerbridge-tenant': this.company.tenant });
  }

  /** Waits until an order rests. What is not synced then must not be in QuickBooks. */
  async until(
    { externalId }: Order,
    status: Status | readonly Status[],
    revision: number,
  ): Promise<Record<string, unknown>> {
    const { body } = await repeated(
      () => this.ask('sync', 'GET', `/v1/purchase-orders/${externalId}`),
      ({ body }) => [status].flat().includes(body['status'] as Status) && body['revision'] === revision,
    );
    if (status !== 'synced' && status !== 'canceled') this.expected.set(externalId, { as: 'not-written' });
    return body;
  }

  async disconnect(): Promise<void> {
    await repeated(
      () => this.ask('connector', 'DELETE', `/v1/connections/${this.company.connectionId}`),
      ({ status }) => status < 300 || status === 404 || status === 409,
    );
  }

  /** Breaks the next matching call of QuickBooks. */
  async fault(fault: object): Promise<void> {
    await this.installation.control('POST', '/faults', { realmId: this.company.realmId, ...fault });
  }

  async policies(policies: object): Promise<void> {
    await this.accepted('sync', 'PUT', '/v1/policies', { policies });
  }

  /** Another failure, after which the one that is tried strikes. */
  alsoFails(service: ServiceName, name: string, when: 'before' | 'after' = 'before'): void {
    void this.installation.arm(service, { name, mode: 'throw', when });
  }

  /** What an operator asks. */
  operator(method: string, path: string): Promise<Answer> {
    return this.installation.api('sync', method, path, undefined, {
      authorization: `Bearer ${this.installation.operatorKey}`,
    });
  }

  /** Another tenant with a company of its own. A person whose consent came to nothing begins again. */
  async another(): Promise<Host> {
    for (const deadline = Date.now() + PATIENCE_MS; ;) {
      try {
        const company = await ConnectedTenant.connect(this.installation);
        const host = new Host(company, this.installation, this.chance);
        this.others.push(host);
        return host;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await pause(200);
      }
    }
  }

  /** What is not as approved, in this company and those of {@link another}: one sentence each. */
  async findWrong(): Promise<string[]> {
    const all = await Promise.all(this.others.map((other) => other.findWrong()));
    return [...(await findWrong(this.company, this.expected)), ...all.flat()];
  }

  private think(): Promise<void> {
    return pause(this.chance.below(LONGEST_PAUSE_MS));
  }
}

const decimal = (cents: number): string => (cents / 100).toFixed(2);
