import { DEFAULT_SWITCHES, type Switches } from '../company/switches';
import { type Entropy } from '../entropy';
import { type Store } from '../store/store';
import { type Table } from '../store/table';
import { type Clock } from '../time/clock';

/** Times in milliseconds since the epoch. */
export interface Code {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly realmId: string;
  readonly scope: string;
  /** Who agreed. */
  readonly user: string;
  readonly expiresAt: number;
  readonly used: boolean;
}

/** One consent: everything that was ever issued from it dies with it. */
export interface Grant {
  readonly id: string;
  readonly clientId: string;
  readonly realmId: string;
  readonly scope: string;
  /** E-mail address of who connected the app. */
  readonly user: string;
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
  readonly id_token?: string;
}

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const CODE_LIFE = 600 * SECOND;
const ACCESS_LIFE = 3600 * SECOND;
/** Five years (QuickBooks Online, changes to the refresh token policy, November 2025). */
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
    private readonly entropy: Entropy,
    private readonly switchesOf: (realmId: string) => Switches | undefined,
  ) {
    this.codes = store.table('code');
    this.grants = store
      .table<Grant>('grant')
      .index('connected', ({ realmId, revoked, observer }) => (revoked || observer ? undefined : realmId));
    this.refreshTokens = store.table('refresh-token');
    this.accessTokens = store.table('access-token');
  }

  issueCode(consent: Pick<Code, 'clientId' | 'redirectUri' | 'realmId' | 'scope' | 'user'>): string {
    const code = `AB1${this.entropy.text('code', 24)}`;
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
      return this.start({
        clientId,
        realmId: row.realmId,
        scope: row.scope,
        user: row.user,
        observer: false,
      });
    });
  }

  /** A grant with its first tokens. */
  start(consent: Pick<Grant, 'clientId' | 'realmId' | 'scope' | 'user' | 'observer'>): Grant {
    const now = this.clock.now();
    const grant: Grant = {
      id: this.entropy.uuid('grant'),
      ...consent,
      startedAt: now,
      revoked: false,
      refreshToken: this.newRefreshToken(),
      rotatedAt: now,
      refreshExpiresAt: now + this.refreshLife(consent.realmId),
      accessTokens: [],
    };
    return this.store.transaction(() => {
      this.refreshTokens.put(grant.refreshToken, { grantId: grant.id });
      return this.withAccessToken(grant);
    });
  }

  /**
   * Refreshes by the company's rotation: a superseded token is good for its grace and then answers with the current
   * one. The 101 days roll from the last new token, not from its last use. Nothing means invalid_grant.
   */
  refresh(token: string, clientId: string): Grant | undefined {
    const row = this.refreshTokens.get(token);
    const grant = row && this.grants.get(row.grantId);
    const now = this.clock.now();
    if (!grant || grant.revoked || grant.clientId !== clientId || grant.refreshExpiresAt <= now)
      return undefined;
    if (grant.startedAt + HARD_LIFE <= now) return undefined;
    const turned = this.switchesOf(grant.realmId);
    if (!turned) return undefined;
    const current = token === grant.refreshToken;
    if (!current && (row.supersededUntil ?? 0) <= now) return undefined;
    const due = current && (turned.rotation_mode === 'always' || grant.rotatedAt + DAY <= now);
    return this.store.transaction(() =>
      this.withAccessToken(due ? this.rotate(grant, turned.rotation_grace) : grant),
    );
  }

  /** Ends the grant that a refresh or access token belongs to; false when there is none. */
  revoke(token: string, clientId: string): boolean {
    const grant = this.grantOfAnyToken(token);
    if (!grant || grant.clientId !== clientId) return false;
    this.grants.put(grant.id, { ...grant, revoked: true });
    return true;
  }

  /** Ends the grants of a company, of one app or of all: the user disconnected it in QuickBooks. */
  disconnect(realmId: string, clientId?: string): number {
    const connected = this.grants
      .find('connected', realmId)
      .filter((grant) => clientId === undefined || grant.clientId === clientId);
    for (const grant of connected) this.grants.put(grant.id, { ...grant, revoked: true });
    return connected.length;
  }

  /** The apps that a company is connected to. */
  connectedApps(realmId: string): ReadonlySet<string> {
    const now = this.clock.now();
    const living = this.grants.find('connected', realmId).filter((grant) => grant.refreshExpiresAt > now);
    return new Set(living.map(({ clientId }) => clientId));
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
    const hardExpiresAt = grant.startedAt + HARD_LIFE;
    const pair: TokenPair = {
      token_type: 'bearer',
      access_token: grant.accessTokens.at(-1) ?? '',
      expires_in: ACCESS_LIFE / SECOND,
      refresh_token: grant.refreshToken,
      x_refresh_token_expires_in: Math.round(
        (Math.min(grant.refreshExpiresAt, hardExpiresAt) - now) / SECOND,
      ),
    };
    if (!withHardExpiry) return pair;
    const hard = Math.floor((hardExpiresAt - now) / SECOND);
    return { ...pair, x_refresh_token_hard_expires_in: hard };
  }

  /** The company that a code or a refresh token stands for. */
  realmOf({
    code = '',
    refresh_token = '',
  }: Readonly<Record<string, string | undefined>>): string | undefined {
    return this.codes.get(code)?.realmId ?? this.grantOfAnyToken(refresh_token)?.realmId;
  }

  private grantOfAnyToken(token: string): Grant | undefined {
    const row = this.refreshTokens.get(token) ?? this.accessTokens.get(token);
    return row && this.grants.get(row.grantId);
  }

  /** Milliseconds. */
  private refreshLife(realmId: string): number {
    return (this.switchesOf(realmId) ?? DEFAULT_SWITCHES).refresh_token_seconds * SECOND;
  }

  private rotate(grant: Grant, graceSeconds: number): Grant {
    const now = this.clock.now();
    const refreshToken = this.newRefreshToken();
    const supersededUntil = now + graceSeconds * SECOND;
    this.refreshTokens.put(grant.refreshToken, { grantId: grant.id, supersededUntil });
    this.refreshTokens.put(refreshToken, { grantId: grant.id });
    return {
      ...grant,
      refreshToken,
      rotatedAt: now,
      refreshExpiresAt: now + this.refreshLife(grant.realmId),
    };
  }

  /** Adds an access token and drops those that have expired. */
  private withAccessToken(grant: Grant): Grant {
    const now = this.clock.now();
    const expired = grant.accessTokens.filter(
      (token) => (this.accessTokens.get(token)?.expiresAt ?? 0) <= now,
    );
    for (const token of expired) this.accessTokens.delete(token);
    const token = `eyJ${this.entropy.text('access-token', 48)}`;
    this.accessTokens.put(token, { grantId: grant.id, expiresAt: now + ACCESS_LIFE });
    const living = grant.accessTokens.filter((known) => !expired.includes(known));
    const renewed = { ...grant, accessTokens: [...living, token] };
    this.grants.put(grant.id, renewed);
    return renewed;
  }

  /** The form of newer refresh tokens, as recorded; nobody may rely on it. */
  private newRefreshToken(): string {
    return `RT1-39-H0-${this.entropy.text('refresh-token', 30)}`;
  }
}
