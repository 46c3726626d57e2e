import { randomUUID } from 'node:crypto';
import { type Switches } from '../company/switches';
import { secretText } from '../random';
import { type Store } from '../store/store';
import { type Table } from '../store/table';
import { type Clock } from '../time/clock';

/** Times in milliseconds since the epoch. */
export interface Code {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly realmId: string;
  readonly scope: string;
  readonly expiresAt: number;
  readonly used: boolean;
}

/** One consent: everything that was ever issued from it dies with it. */
export interface Grant {
  readonly id: string;
  readonly clientId: string;
  readonly realmId: string;
  readonly scope: string;
  /** An observer's calls are neither throttled nor metered nor counted. */
  readonly observer: boolean;
  readonly startedAt: number;
  readonly revoked: boolean;
  readonly refreshToken: string;
  readonly rotatedAt: number;
  readonly refreshExpiresAt: number;
  readonly accessTokens: readonly string[];
}

interface RefreshToken {
  readonly grantId: string;
  /** Set when a newer one was handed out: accepted until then. */
  readonly supersededUntil?: number;
}

interface AccessToken {
  readonly grantId: string;
  readonly expiresAt: number;
}

export interface TokenPair {
  readonly token_type: 'bearer';
  readonly access_token: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly refresh_token: string;
  readonly x_refresh_token_expires_in: number;
  readonly x_refresh_token_hard_expires_in?: number;
}

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const CODE_LIFE = 600 * SECOND;
const ACCESS_LIFE = 3600 * SECOND;
/** QuickBooks Online, recorded: 8,726,400 s, about 101 days. */
const REFRESH_LIFE = 8_726_400 * SECOND;
const HARD_LIFE = 5 * 365 * DAY;

/** Codes, refresh tokens and access tokens. */
export class Grants {
  private readonly codes: Table<Code>;
  private readonly grants: Table<Grant>;
  private readonly refreshTokens: Table<RefreshToken>;
  private readonly accessTokens: Table<AccessToken>;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {
    this.codes = store.table('code');
    this.grants = store.table('grant');
    this.refreshTokens = store.table('refresh-token');
    this.accessTokens = store.table('access-token');
  }

  issueCode(consent: Pick<Code, 'clientId' | 'redirectUri' | 'realmId' | 'scope'>): string {
    const code = `AB1${secretText(24)}`;
    this.codes.put(code, { ...consent, expiresAt: this.clock.now() + CODE_LIFE, used: false });
    return code;
  }

  /** Takes a code once: unknown, used, expired, another client's or another redirect's gives nothing. */
  redeemCode(code: string, clientId: string, redirectUri: string): Grant | undefined {
    const row = this.codes.get(code);
    if (!row || row.used || row.clientId !== clientId || row.redirectUri !== redirectUri) return undefined;
    if (row.expiresAt <= this.clock.now()) return undefined;
    return this.store.transaction(() => {
      this.codes.put(code, { ...row, used: true });
      return this.start({ clientId, realmId: row.realmId, scope: row.scope, observer: false });
    });
  }

  /** A grant with its first tokens. */
  start(consent: Pick<Grant, 'clientId' | 'realmId' | 'scope' | 'observer'>): Grant {
    const now = this.clock.now();
    const grant: Grant = {
      id: randomUUID(),
      ...consent,
      startedAt: now,
      revoked: false,
      refreshToken: newRefreshToken(),
      rotatedAt: now,
      refreshExpiresAt: now + REFRESH_LIFE,
      accessTokens: [],
    };
    return this.store.transaction(() => {
      this.refreshTokens.put(grant.refreshToken, { grantId: grant.id });
      return this.withAccessToken(grant);
    });
  }

  /**
   * Refreshes by the company's rotation: a superseded token is good for its grace and then answers with the current
   * one. Nothing means invalid_grant.
   */
  refresh(
    token: string,
    clientId: string,
    switches: (realmId: string) => Switches | undefined,
  ): Grant | undefined {
    const row = this.refreshTokens.get(token);
    const grant = row && this.grants.get(row.grantId);
    const now = this.clock.now();
    if (!grant || grant.revoked || grant.clientId !== clientId || grant.refreshExpiresAt <= now)
      return undefined;
    if (grant.startedAt + HARD_LIFE <= now) return undefined;
    const turned = switches(grant.realmId);
    if (!turned) return undefined;
    const current = token === grant.refreshToken;
    if (!current && (row.supersededUntil ?? 0) <= now) return undefined;
    const due = current && (turned.rotation_mode === 'always' || grant.rotatedAt + DAY <= now);
    return this.store.transaction(() =>
      this.withAccessToken(
        due ? this.rotate(grant, turned.rotation_grace) : { ...grant, refreshExpiresAt: now + REFRESH_LIFE },
      ),
    );
  }

  /** Ends the grant that a refresh or access token belongs to; false when there is none. */
  revoke(token: string, clientId: string): boolean {
    const grant = this.grantOfAnyToken(token);
    if (!grant || grant.clientId !== clientId) return false;
    this.grants.put(grant.id, { ...grant, revoked: true });
    return true;
  }

  /** Ends all grants of a company: the user disconnected the app in QuickBooks. */
  disconnect(realmId: string): number {
    const connected = [...this.grants.values()].filter(
      (grant) => grant.realmId === realmId && !grant.revoked && !grant.observer,
    );
    for (const grant of connected) this.grants.put(grant.id, { ...grant, revoked: true });
    return connected.length;
  }

  /** The living grant behind an access token. */
  grantOf(accessToken: string): Grant | undefined {
    const row = this.accessTokens.get(accessToken);
    if (!row || row.expiresAt <= this.clock.now()) return undefined;
    const grant = this.grants.get(row.grantId);
    return grant && !grant.revoked ? grant : undefined;
  }

  tokensOf(grant: Grant, withHardExpiry: boolean): TokenPair {
    const now = this.clock.now();
    const pair: TokenPair = {
      token_type: 'bearer',
      access_token: grant.accessTokens.at(-1) ?? '',
      expires_in: ACCESS_LIFE / SECOND,
      refresh_token: grant.refreshToken,
      x_refresh_token_expires_in: Math.round((grant.refreshExpiresAt - now) / SECOND),
    };
    if (!withHardExpiry) return pair;
    const hard = Math.floor((grant.startedAt + HARD_LIFE - now) / SECOND);
    return { ...pair, x_refresh_token_hard_expires_in: hard };
  }

  private grantOfAnyToken(token: string): Grant | undefined {
    const row = this.refreshTokens.get(token) ?? this.accessTokens.get(token);
    return row && this.grants.get(row.grantId);
  }

  private rotate(grant: Grant, graceSeconds: number): Grant {
    const now = this.clock.now();
    const refreshToken = newRefreshToken();
    const supersededUntil = now + graceSeconds * SECOND;
    this.refreshTokens.put(grant.refreshToken, { grantId: grant.id, supersededUntil });
    this.refreshTokens.put(refreshToken, { grantId: grant.id });
    return { ...grant, refreshToken, rotatedAt: now, refreshExpiresAt: now + REFRESH_LIFE };
  }

  /** Adds an access token and drops those that have expired. */
  private withAccessToken(grant: Grant): Grant {
    const now = this.clock.now();
    const expired = grant.accessTokens.filter(
      (token) => (this.accessTokens.get(token)?.expiresAt ?? 0) <= now,
    );
    for (const token of expired) this.accessTokens.delete(token);
    const token = `eyJ${secretText(48)}`;
    this.accessTokens.put(token, { grantId: grant.id, expiresAt: now + ACCESS_LIFE });
    const living = grant.accessTokens.filter((known) => !expired.includes(known));
    const renewed = { ...grant, accessTokens: [...living, token] };
    this.grants.put(grant.id, renewed);
    return renewed;
  }
}

/** The form of newer refresh tokens, as recorded; nobody may rely on it. */
function newRefreshToken(): string {
  return `RT1-39-H0-${secretText(30)}`;
}
