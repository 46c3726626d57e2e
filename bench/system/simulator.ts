import { ask } from './http';
import type { System } from './system';

/** One call to QuickBooks as the simulator has logged it. */
export interface LoggedCall {
  /** ISO time of its arrival. */
  readonly time: string;
  readonly durationMs: number;
  readonly kind: string;
  readonly requestid?: string;
}

export interface Calls {
  readonly totals: { readonly calls: number; readonly reads: number; readonly writes: number };
  readonly calls: readonly LoggedCall[];
}

interface Audit {
  readonly duplicates: readonly unknown[];
  readonly orphans: readonly unknown[];
  readonly lookAlikes: readonly unknown[];
}

/** The simulator's control API. */
export class Simulator {
  private readonly control: string;

  constructor(private readonly system: Pick<System, 'simulator'>) {
    this.control = `${system.simulator}/_control`;
  }

  /** A company of the sample with further items that can be bought. @returns its realm id */
  async found(items: readonly string[], switches: object): Promise<string> {
    const { realmId } = await ask<{ realmId: string }>('POST', `${this.control}/companies`, {
      seed: 'demo',
      switches,
    });
    const headers = await this.observer(realmId);
    for (const Name of items)
      await ask('POST', `${this.company(realmId)}/item`, { Name, Type: 'Service', ...ACCOUNTS }, headers);
    return realmId;
  }

  /** Lognormal, for every call of the product. */
  async takeFor(meanMs: number, sigma = 0.5): Promise<void> {
    await ask('PUT', `${this.control}/latency`, { meanMs, sigma });
  }

  /** The product's calls. */
  calls(realmId: string): Promise<Calls> {
    return ask('GET', `${this.control}/companies/${realmId}/calls`);
  }

  /** What the simulator holds against the product: none of it, when every order is there once. */
  async findings(realmId: string): Promise<number> {
    const audit = await ask<Audit>('GET', `${this.control}/companies/${realmId}/audit`);
    return audit.duplicates.length + audit.orphans.length + audit.lookAlikes.length;
  }

  async orders(realmId: string): Promise<number> {
    const query = encodeURIComponent('SELECT COUNT(*) FROM PurchaseOrder');
    const { QueryResponse } = await ask<{ QueryResponse: { totalCount?: number } }>(
      'GET',
      `${this.company(realmId)}/query?query=${query}`,
      undefined,
      await this.observer(realmId),
    );
    return QueryResponse.totalCount ?? 0;
  }

  private company(realmId: string): string {
    return `${this.system.simulator}/v3/company/${realmId}`;
  }

  private async observer(realmId: string): Promise<Record<string, string>> {
    const token = await ask<{ access_token: string }>('POST', `${this.control}/companies/${realmId}/tokens`);
    return { authorization: `Bearer ${token.access_token}` };
  }
}

/** Of the sample company: what an item is bought from and sold to. */
const ACCOUNTS = { IncomeAccountRef: { value: '1' }, ExpenseAccountRef: { value: '7' } };
