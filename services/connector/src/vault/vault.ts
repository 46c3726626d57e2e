import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { at } from '@ledgerbridge/failpoints';
import type { IntuitApp } from './intuit-app';
import type { Secrets, VaultRows } from './vault-rows';

/** What QuickBooks is called with. */
export interface Access {
  readonly token: string;
  readonly realmId: string;
}

/**
 * `not-connected`: there is no grant. `reconnect-needed`: the grant is dead, which the connection has just been told.
 * `unavailable`: Intuit gives no token now; try again after `afterMs`.
 */
export type AccessAnswer =
  | ({ readonly kind: 'access' } & Access)
  | { readonly kind: 'not-connected' | 'reconnect-needed' }
  | { readonly kind: 'unavailable'; readonly afterMs: number };

/** Told once when a company's grant is dead. */
export type OnDeadGrant = (secrets: Pick<Secrets, 'tenantId' | 'connectionId'>) => Promise<void>;

interface Cached extends Access {
  readonly until: number;
}

/** A token that expires sooner than this is refreshed first: a call may take two minutes. In seconds. */
const MARGIN_SECONDS = 180;
/** A token in memory is read anew from the vault after this, since another replica may have ended the connection. */
const CACHE_MS = 30_000;
/** How much longer a lease lives than the request for tokens may take. */
const LEASE_SHARE = 1.5;
const WAIT_MS = 50;
const RETRY_MS = 5_000;

/**
 * Access tokens of companies, refreshed once however many want them: callers in this process share one refresh, and
 * across replicas the row's lease lets one refresh while the others wait and read again. A lease with a deadline takes
 * the place of a row lock, because a lock would hold a transaction open for as long as Intuit takes to answer. What a
 * refresh brings is stored, by compare-and-swap on the row's generation, before anybody uses it: Intuit may have
 * replaced the refresh token, and the old one is dead then.
 */
export class Vault {
  private readonly cache = new Map<string, Cached>();
  private readonly underWay = new Map<string, Promise<AccessAnswer>>();
  private readonly owner = randomUUID();
  private readonly leaseMs: number;

  constructor(
    private readonly rows: VaultRows,
    private readonly intuit: IntuitApp,
    requestMs: number,
    private readonly onDeadGrant: OnDeadGrant,
  ) {
    this.leaseMs = requestMs * LEASE_SHARE;
  }

  /** @param refused a token that QuickBooks did not take: another one is wanted */
  access(companyId: string, refused?: string): Promise<AccessAnswer> {
    const cached = this.cache.get(companyId);
    if (cached && cached.until > Date.now() && cached.token !== refused) {
      return Promise.resolve({ kind: 'access', token: cached.token, realmId: cached.realmId });
    }
    const known = this.underWay.get(companyId);
    if (known) return known;
    const finding = this.find(companyId, refused).finally(() => this.underWay.delete(companyId));
    this.underWay.set(companyId, finding);
    return finding;
  }

  /** Drops a company's token from memory: its connection was ended or authorised again. */
  forget(companyId: string): void {
    this.cache.delete(companyId);
  }

  private async find(companyId: string, refused: string | undefined): Promise<AccessAnswer> {
    for (const deadline = Date.now() + this.leaseMs; Date.now() < deadline;) {
      const seen = await at('connector.vault.read', () => this.rows.ofCompany(companyId));
      if (!seen?.refreshToken) return { kind: 'not-connected' };
      if (seen.accessToken && seen.accessToken !== refused && seen.accessSecondsLeft > MARGIN_SECONDS)
        return this.keep(seen, seen.accessToken);
      if (seen.retryAfterMs > 0) return { kind: 'unavailable', afterMs: seen.retryAfterMs };
      if (await at('connector.vault.lease', () => this.rows.lease(seen, this.owner, this.leaseMs)))
        return this.refresh(seen, seen.refreshToken);
      await at('connector.vault.wait', () => pause(WAIT_MS));
    }
    return { kind: 'unavailable', afterMs: RETRY_MS };
  }

  private async refresh(seen: Secrets, refreshToken: string): Promise<AccessAnswer> {
    const answer = await at('connector.vault.refresh', () => this.intuit.refresh(refreshToken));
    switch (answer.kind) {
      case 'tokens': {
        const { tokens } = answer;
        const stored = await at('connector.vault.store', () => this.rows.swap(seen, tokens));
        return stored
          ? this.keep({ ...seen, accessSecondsLeft: tokens.accessSeconds }, tokens.accessToken)
          : this.afterOthers(seen);
      }
      case 'refused':
        return this.refusedGrant(seen);
      case 'unavailable':
        await at('connector.vault.release', () => this.rows.release(seen, this.owner, RETRY_MS));
        return { kind: 'unavailable', afterMs: RETRY_MS };
    }
  }

  /** Another replica may have refreshed with the same token while its lease seemed dead: then its pair is the good one. */
  private async refusedGrant(seen: Secrets): Promise<AccessAnswer> {
    const now = await at('connector.vault.re-read', () => this.rows.ofCompany(seen.companyId));
    if (now && now.generation !== seen.generation) return this.afterOthers(seen);
    await at('connector.vault.dead-grant', () => this.onDeadGrant(seen));
    await at('connector.vault.release-dead', () => this.rows.release(seen, this.owner, RETRY_MS));
    return { kind: 'reconnect-needed' };
  }

  private async afterOthers({ companyId }: Secrets): Promise<AccessAnswer> {
    const seen = await at('connector.vault.others', () => this.rows.ofCompany(companyId));
    if (!seen?.refreshToken) return { kind: 'not-connected' };
    return seen.accessToken && seen.accessSecondsLeft > 0
      ? this.keep(seen, seen.accessToken)
      : { kind: 'unavailable', afterMs: WAIT_MS };
  }

  private keep({ companyId, realmId, accessSecondsLeft }: Secrets, token: string): AccessAnswer {
    const usableMs = Math.max(0, accessSecondsLeft - MARGIN_SECONDS) * 1000;
    this.cache.set(companyId, { token, realmId, until: Date.now() + Math.min(usableMs, CACHE_MS) });
    return { kind: 'access', token, realmId };
  }
}
