import { isIP } from 'node:net';
import { z } from 'zod';
import { type Table } from '../store/table';

const keys = z.enum(['development', 'production']);

/** An Intuit app as its keys page shows it. */
export const clientSchema = z
  .strictObject({
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
    redirectUris: z.array(z.string()).default([]),
    keys: keys.default('development'),
    /** Of the App Partner Program: a Builder gets no granular scopes. */
    tier: z.enum(['builder', 'silver', 'gold', 'platinum']).default('builder'),
    /** How a revocation of an unknown token ends: the documents do not say, RFC 7009 says 200. */
    revoke_unknown_token: z.enum(['400', '200']).default('400'),
  })
  .refine((client) => client.redirectUris.every((uri) => mayRegister(uri, client.keys)), {
    path: ['redirectUris'],
    message: 'Production keys redirect to https and a real host; development keys also to http on localhost.',
  });

export type Client = z.infer<typeof clientSchema>;
/** A client as it is asked for, defaults left out. */
export type NewClient = z.input<typeof clientSchema>;

export const DEMO_CLIENT: Client = clientSchema.parse({
  clientId: 'ledgerbridge-demo',
  clientSecret: 'ledgerbridge-demo-secret',
});

/** Whose tokens the control API hands out: an observer beside the product, not a part of it. */
export const OBSERVER_CLIENT: Client = clientSchema.parse({
  clientId: 'simulator-control',
  clientSecret: 'simulator-control-secret',
});

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

const LOOPBACK = ['127.0.0.1', 'localhost'];

function mayRegister(redirectUri: string, of: z.infer<typeof keys>): boolean {
  if (!URL.canParse(redirectUri)) return false;
  const { protocol, hostname } = new URL(redirectUri);
  if (of === 'development' && protocol === 'http:') return LOOPBACK.includes(hostname);
  return protocol === 'https:' && hostname !== 'localhost' && isIP(hostname.replace(/[[\]]/g, '')) === 0;
}

/**
 * An app redirects to what it has registered, literally. One with development keys that has registered nothing may
 * use any address of this machine: a liberty of the simulator, so that nobody must register ports.
 */
export function mayRedirect(client: Client, redirectUri: string): boolean {
  if (client.redirectUris.length > 0) return client.redirectUris.includes(redirectUri);
  if (client.keys !== 'development' || !URL.canParse(redirectUri)) return false;
  const { protocol, hostname } = new URL(redirectUri);
  return protocol === 'http:' && LOOPBACK.includes(hostname);
}
