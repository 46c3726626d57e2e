import { randomUUID } from 'node:crypto';
import type { Database } from '@ledgerbridge/service-kit';
import type { Logger } from 'pino';
import type { QuickBooksGateway } from '../gateway/quickbooks-gateway';
import type { Companies, Company } from '../vault/companies';
import type { IntuitApp, TokenPair } from '../vault/intuit-app';
import type { RealmHash } from '../vault/realm-hash';
import type { Vault } from '../vault/vault';
import type { VaultRows } from '../vault/vault-rows';
import type { Connections, ConnectionPlace } from './connections';
import { capabilitiesOf, type CompanyReading } from './domain/capabilities';
import type { AuthorizationFailure, ConnectionFacts } from './domain/connection';
import type { OAuthStates, PendingAuthorization } from './oauth-states';
import { readCompany } from './read-company';

export interface AuthorizationParts {
  readonly database: Database;
  readonly states: OAuthStates;
  readonly connections: Connections;
  readonly companies: Companies;
  readonly realmHash: RealmHash;
  readonly intuit: IntuitApp;
  readonly vault: Vault;
  readonly vaultRows: VaultRows;
  readonly gateway: QuickBooksGateway;
  readonly logger: Logger;
}

/** What Intuit sends back with the person. */
export interface Callback {
  readonly state: string;
  readonly code?: string | undefined;
  readonly realmId?: string | undefined;
  readonly error?: string | undefined;
}

export interface Authorization {
  readonly connectionId: string;
  readonly facts: ConnectionFacts;
  readonly failure: AuthorizationFailure | undefined;
  readonly returnUrl: string | undefined;
}

/** The actor of what happens in a callback: nobody has shown us a key there. */
const CALLBACK = 'system:connector';

/** Lets a person authorise a division's connection at Intuit, and takes what comes back. */
export class Authorizations {
  constructor(private readonly parts: AuthorizationParts) {}

  /** Begins an authorisation: the page to send the person to, good for ten minutes. */
  async begin(
    tenantId: string,
    divisionId: string,
    returnUrl: string | undefined,
    actor: string,
  ): Promise<{ connectionId: string; authorizeUrl: string; expiresAt: Date }> {
    const { connectionId } = await this.parts.connections.request(tenantId, divisionId, actor);
    const { state, expiresAt } = await this.parts.states.issue({
      tenantId,
      divisionId,
      connectionId,
      returnUrl,
    });
    return { connectionId, authorizeUrl: this.parts.intuit.authorizeUrl(state), expiresAt };
  }

  /** Takes the answer. @returns undefined for a state that is not good: then nothing was exchanged */
  async complete({ state, code, realmId, error }: Callback): Promise<Authorization | undefined> {
    const pending = await this.parts.states.use(state);
    if (!pending) return undefined;
    if (error !== undefined) {
      return this.failed(pending, error === 'access_denied' ? 'access-denied' : 'authorization-incomplete');
    }
    if (!code || !realmId) return this.failed(pending, 'authorization-incomplete');
    try {
      return await this.exchange(pending, code, realmId);
    } catch (err) {
      // The person stands at Intuit's page with a spent code: they go back with a reason rather than see an error.
      this.parts.logger.error({ err, connectionId: pending.connectionId }, 'an authorisation broke off');
      return this.failed(pending, 'company-unreadable');
    }
  }

  private async exchange(
    pending: PendingAuthorization,
    code: string,
    realmId: string,
  ): Promise<Authorization> {
    const company = await this.companyOf(pending, this.parts.realmHash.of(realmId));
    if (!company) return this.failed(pending, 'other-company');
    const authorized = { ...pending, connectionId: company.connectionId };
    const answer = await this.parts.intuit.exchange(code);
    switch (answer.kind) {
      case 'refused':
        return this.failed(authorized, 'code-refused');
      case 'unavailable':
        return this.failed(authorized, 'intuit-unavailable');
      case 'tokens':
        await this.store(company, realmId, answer.tokens);
        return this.connect(authorized, company, realmId, answer.tokens);
    }
  }

  /**
   * The company that the connection is for: its own, a new one for a connection that has none, and for one that was
   * ended another connection's. Nothing otherwise: links and documents belong to the company they were made for.
   */
  private async companyOf(pending: PendingAuthorization, realmHash: string): Promise<Company | undefined> {
    const { tenantId, divisionId, connectionId } = pending;
    const known = await this.parts.companies.ofConnection(connectionId);
    if (!known) return { companyId: randomUUID(), tenantId, connectionId, realmHash };
    if (known.realmHash === realmHash) return known;
    const facts = await this.parts.connections.find(pending);
    if (facts?.status !== 'disconnected') return undefined;
    const place = await this.parts.connections.request(tenantId, divisionId, CALLBACK, true);
    return { companyId: randomUUID(), ...place, realmHash };
  }

  /** Tokens are in the vault before anybody uses them. */
  private async store(company: Company, realmId: string, tokens: TokenPair): Promise<void> {
    const { database, companies, vaultRows, vault } = this.parts;
    await database.write([company.tenantId], async (tx) => {
      await companies.add(tx, company);
      await vaultRows.put(tx, company, realmId, tokens);
    });
    vault.forget(company.companyId);
  }

  private async connect(
    pending: PendingAuthorization,
    company: Company,
    realmId: string,
    tokens: TokenPair,
  ): Promise<Authorization> {
    const { connections, gateway } = this.parts;
    const { companyId } = company;
    const reading = await readCompany((call) => gateway.callEvenIfHeld(call), companyId);
    const before = await connections.find(pending);
    const capabilities = (reading && capabilitiesOf(reading)) ?? before?.capabilities;
    if (!capabilities) {
      await this.abandon(company, tokens);
      return this.failed(pending, 'company-unreadable');
    }
    const command = { type: 'connect', companyId, capabilities, now: new Date().toISOString() } as const;
    const face = reading && faceOf(reading, realmId);
    const facts = await connections.act(pending, command, { actor: CALLBACK, ...(face ? { face } : {}) });
    return { connectionId: pending.connectionId, facts, failure: undefined, returnUrl: pending.returnUrl };
  }

  /** A company that was chosen and could not be read is not the connection's: another one may be chosen next. */
  private async abandon({ companyId, tenantId }: Company, { refreshToken }: TokenPair): Promise<void> {
    const { database, companies, vaultRows, intuit, vault } = this.parts;
    await intuit.revoke(refreshToken);
    await database.write([tenantId], async (tx) => {
      await vaultRows.remove(tx, companyId);
      await companies.remove(tx, companyId);
    });
    vault.forget(companyId);
  }

  private async failed(pending: PendingAuthorization, failure: AuthorizationFailure): Promise<Authorization> {
    const { connectionId, returnUrl } = pending;
    this.parts.logger.info({ connectionId, failure }, 'an authorisation came to nothing');
    const place: ConnectionPlace = pending;
    const facts = await this.parts.connections.act(place, { type: 'fail', failure }, { actor: CALLBACK });
    return { connectionId, facts, failure, returnUrl };
  }
}

const faceOf = ({ company }: CompanyReading, realmId: string) => ({
  companyName: company.CompanyName,
  realmLastFour: realmId.slice(-4),
});
