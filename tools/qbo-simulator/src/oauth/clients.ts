import { z } from 'zod';
import { type Table } from '../store/table';

/** An Intuit app as its keys page shows it. Development keys may redirect to this machine. */
export const clientSchema = z.strictObject({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  redirectUris: z.array(z.string()).default([]),
  keys: z.enum(['development', 'production']).default('development'),
});

export type Client = z.infer<typeof clientSchema>;

export const DEMO_CLIENT: Client = {
  clientId: 'ledgerbridge-demo',
  clientSecret: 'ledgerbridge-demo-secret',
  redirectUris: [],
  keys: 'development',
};

/** Whose tokens the control API hands out: an observer beside the product, not a part of it. */
export const OBSERVER_CLIENT: Client = {
  clientId: 'simulator-control',
  clientSecret: 'simulator-control-secret',
  redirectUris: [],
  keys: 'development',
};

export class Clients {
  constructor(private readonly rows: Table<Client>) {}

  /** Registers or replaces an app. */
  register(client: Client): void {
    this.rows.put(client.clientId, client);
  }

  get(clientId: string): Client | undefined {
    return this.rows.get(clientId);
  }

  list(): Client[] {
    return [...this.rows.values()];
  }

  /** The client that an `Authorization: Basic` header proves, or none. */
  authenticate(header: string | undefined): Client | undefined {
    const encoded = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1];
    if (encoded === undefined) return undefined;
    const pair = Buffer.from(encoded, 'base64').toString('utf8');
    const colon = pair.indexOf(':');
    const client = this.get(pair.slice(0, colon));
    return client && client.clientSecret === pair.slice(colon + 1) ? client : undefined;
  }
}

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$)/;

/** Redirects must be registered literally; development keys may also use any port of this machine. */
export function mayRedirect(client: Client, redirectUri: string): boolean {
  if (client.redirectUris.includes(redirectUri)) return true;
  return client.keys === 'development' && LOOPBACK.test(redirectUri);
}
