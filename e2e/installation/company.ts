import { randomBytes } from 'node:crypto';
import { send } from './http';
import type { Answer } from './http';
import type { Installation } from './installation';

/** A tenant whose only division is connected to a company of the simulator. */
export class ConnectedTenant {
  private orders = 0;

  private constructor(
    private readonly installation: Installation,
    readonly tenant: string,
    readonly realmId: string,
    readonly connectionId: string,
    readonly companyId: string,
  ) {}

  /** Connects through Intuit's pages, as a person who agrees. @param company what the simulator's company is like */
  static async connect(installation: Installation, company: object = {}): Promise<ConnectedTenant> {
    const tenant = `tenant-${randomBytes(4).toString('hex')}`;
    const headers = { 'ledgerbridge-tenant': tenant };
    const { body } = await installation.control('POST', '/companies', {
      seed: 'demo',
      switches: { throttle: false },
      ...company,
    });
    const realmId = String(body['realmId']);
    await installation.api('connector', 'PUT', `/v1/tenants/${tenant}`, {});
    const begun = await installation.api('connector', 'POST', '/v1/connections', {}, headers);
    const consent = await send('GET', `${String(begun.body['authorizeUrl'])}&simulator_auto=${realmId}`);
    const callback = new URL(consent.headers.get('location') ?? '');
    await send('GET', `${installation.url('connector')}${callback.pathname}${callback.search}`);
    const connectionId = String(begun.body['id']);
    const connection = await installation.api(
      'connector',
      'GET',
      `/v1/connections/${connectionId}`,
      undefined,
      headers,
    );
    if (connection.body['status'] !== 'connected')
      throw new Error(`not connected: ${JSON.stringify(connection.body)}`);
    const connected = new ConnectedTenant(
      installation,
      tenant,
      realmId,
      connectionId,
      String(connection.body['companyId']),
    );
    await connected.untilSyncKnows();
    return connected;
  }

  sync(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    return this.installation.api('sync', method, path, body, {
      'ledgerbridge-tenant': this.tenant,
      ...headers,
    });
  }

  matching(method: string, path: string, body?: object): Promise<Answer> {
    return this.installation.api('matching', method, path, body, { 'ledgerbridge-tenant': this.tenant });
  }

  /** Sends an order and waits until it rests. */
  async send(order: object, seconds = 30): Promise<Answer> {
    return this.sync('POST', '/v1/purchase-orders', order, { prefer: `wait=${seconds}` });
  }

  /** A new order of the sample company: one pump from Hicks Hardware. */
  order(change: object = {}): { externalId: string } & Record<string, unknown> {
    this.orders += 1;
    const externalId = `PO-${this.orders}`;
    return {
      externalId,
      number: externalId,
      revision: 1,
      supplier: { externalId: 'S-41', name: 'Hicks Hardware' },
      currency: 'USD',
      issueDate: '2026-11-20',
      lines: [
        {
          externalId: '1',
          item: { externalId: 'M-11', name: 'Pump' },
          description: 'Pump',
          quantity: '2',
          unitPrice: '12.50',
          amount: '25.00',
        },
      ],
      total: '25.00',
      ...change,
    };
  }

  /** What the simulator holds: orders by the observer's token, which nothing throttles. */
  async inQuickBooks(
    query = 'SELECT * FROM PurchaseOrder MAXRESULTS 1000',
  ): Promise<Record<string, unknown>[]> {
    const token = await this.installation.control('POST', `/companies/${this.realmId}/tokens`);
    const { body } = await send(
      'GET',
      `${this.installation.simulator.url}/v3/company/${this.realmId}/query?query=${encodeURIComponent(query)}`,
      undefined,
      { authorization: `Bearer ${String(token.body['access_token'])}`, accept: 'application/json' },
    );
    const response = body['QueryResponse'] as Record<string, unknown> | undefined;
    const list = Object.values(response ?? {}).find(Array.isArray) as Record<string, unknown>[] | undefined;
    return list ?? [];
  }

  /** All purchase orders, page by page. */
  async everyOrder(): Promise<Record<string, unknown>[]> {
    const all: Record<string, unknown>[] = [];
    for (;;) {
      const page = await this.inQuickBooks(
        `SELECT * FROM PurchaseOrder STARTPOSITION ${all.length + 1} MAXRESULTS 1000`,
      );
      all.push(...page);
      if (page.length < 1000) return all;
    }
  }

  /** An order that somebody types into QuickBooks. */
  async enterByHand(change: object): Promise<void> {
    await this.createByHand('purchaseorder', {
      VendorRef: { value: '41' },
      APAccountRef: { value: '33' },
      Line: [
        {
          Amount: 1,
          DetailType: 'AccountBasedExpenseLineDetail',
          AccountBasedExpenseLineDetail: { AccountRef: { value: '7' } },
        },
      ],
      ...change,
    });
  }

  /** A record that somebody creates in QuickBooks. @param entity in lower case, such as `customer` */
  async createByHand(entity: string, body: object): Promise<void> {
    const token = await this.installation.control('POST', `/companies/${this.realmId}/tokens`);
    const { status } = await send(
      'POST',
      `${this.installation.simulator.url}/v3/company/${this.realmId}/${entity}`,
      body,
      { authorization: `Bearer ${String(token.body['access_token'])}`, accept: 'application/json' },
    );
    if (status !== 200) throw new Error(`QuickBooks answered ${status}`);
  }

  async audit(): Promise<Record<string, unknown>> {
    return (await this.installation.control('GET', `/companies/${this.realmId}/audit`)).body;
  }

  /** Orders that come before sync has heard of the connection are skipped, as they should be; tests come after it. */
  private async untilSyncKnows(): Promise<void> {
    for (let tries = 0; tries < 400; tries += 1) {
      const rows = await this.installation.query(
        'sync',
        `SELECT 1 FROM connections WHERE connection_id = '${this.connectionId}' AND status = 'connected'`,
      );
      if (rows.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('sync has not heard of the connection');
  }
}
