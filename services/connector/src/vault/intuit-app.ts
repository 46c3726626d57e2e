import { at } from '@ledgerbridge/failpoints';
import OAuthClient from 'intuit-oauth';
import type { ConnectorConfiguration } from '../configuration';

/** Tokens as Intuit hands them out. Lifetimes in seconds. */
export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly accessSeconds: number;
  readonly refreshSeconds: number;
  /** Until the grant dies whatever is done, when Intuit tells it. */
  readonly hardSeconds: number | undefined;
}

/**
 * What a request for tokens came to. `refused`: Intuit says that the code or the refresh token is no good.
 * `unavailable`: no usable answer; nobody knows whether Intuit took the request.
 */
export type TokenAnswer =
  { readonly kind: 'tokens'; readonly tokens: TokenPair } | { readonly kind: 'refused' | 'unavailable' };

/** The library's client with a deadline, which the library itself does not set. */
class PatientClient extends OAuthClient {
  constructor(
    config: ConstructorParameters<typeof OAuthClient>[0],
    private readonly timeoutMs: number,
  ) {
    super(config);
  }

  override loadResponse(request: object): Promise<unknown> {
    return super.loadResponse({ ...request, timeout: this.timeoutMs });
  }
}

/**
 * The installation's Intuit app: everything that is said to Intuit's OAuth endpoints. The library keeps endpoints and
 * retries in statics of the process, so they are set once, here: one installation talks to one QuickBooks world. Its
 * retries are off, since a repeated request can burn a refresh token that Intuit has just replaced.
 */
export class IntuitApp {
  private readonly client: Omit<ConstructorParameters<typeof OAuthClient>[0], 'token'>;
  private readonly redirectUri: string;
  private readonly timeoutMs: number;

  constructor(configuration: ConnectorConfiguration) {
    const { intuitAuthorizeUrl, intuitTokenUrl, intuitRevokeUrl, publicUrl, redirectUrl } = configuration;
    OAuthClient.retryConfig = { maxRetries: 0, retryDelay: 0, retryableStatusCodes: [], retryableErrors: [] };
    OAuthClient.authorizeEndpoint = intuitAuthorizeUrl ?? OAuthClient.authorizeEndpoint;
    OAuthClient.tokenEndpoint = intuitTokenUrl ?? OAuthClient.tokenEndpoint;
    OAuthClient.revokeEndpoint = intuitRevokeUrl ?? OAuthClient.revokeEndpoint;
    this.redirectUri = redirectUrl ?? `${publicUrl}/v1/connections/callback`;
    this.timeoutMs = configuration.intuitTimeoutMs;
    this.client = {
      environment: configuration.intuitEnvironment,
      clientId: configuration.intuitClientId,
      clientSecret: configuration.intuitClientSecret,
      redirectUri: this.redirectUri,
      logging: false,
      includeRefreshTokenHardExpiresIn: true,
    };
  }

  /** The page where a person lets us into a company. `state` comes back with the answer. */
  authorizeUrl(state: string): string {
    return this.newClient().authorizeUri({ scope: [OAuthClient.scopes.Accounting], state });
  }

  /** Exchanges a code, once: it is good for one use. */
  async exchange(code: string): Promise<TokenAnswer> {
    const callback = `${this.redirectUri}?${new URLSearchParams({ code }).toString()}`;
    return answerOf(() => this.newClient().createToken(callback));
  }

  async refresh(refreshToken: string): Promise<TokenAnswer> {
    return answerOf(() => this.newClient().refreshUsingToken(refreshToken));
  }

  /** Ends a grant. @returns whether Intuit confirmed it; one that is dead already is not confirmed */
  async revoke(refreshToken: string): Promise<boolean> {
    try {
      await at('connector.intuit.revoke', () => this.newClient().revoke({ refresh_token: refreshToken }));
      return true;
    } catch {
      return false;
    }
  }

  /** A client keeps the tokens of its last call: one per call, so that none outlives it. */
  private newClient(): OAuthClient {
    return new PatientClient(this.client, this.timeoutMs);
  }
}

type Response = Awaited<ReturnType<OAuthClient['refreshUsingToken']>>;

async function answerOf(request: () => Promise<Response>): Promise<TokenAnswer> {
  try {
    const response = await at('connector.intuit.tokens', request);
    const tokens = tokensOf(response.getJson());
    return tokens ? { kind: 'tokens', tokens } : { kind: 'unavailable' };
  } catch (error) {
    return { kind: isInvalidGrant(error) ? 'refused' : 'unavailable' };
  }
}

/** The library puts RFC 6749's code into `error`; everything else, a wrong client secret too, is not the grant's fault. */
function isInvalidGrant(error: unknown): boolean {
  return error instanceof Error && 'error' in error && error.error === 'invalid_grant';
}

function tokensOf(json: unknown): TokenPair | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const field = (name: string): unknown => Reflect.get(json, name);
  const [accessToken, refreshToken] = [field('access_token'), field('refresh_token')];
  if (typeof accessToken !== 'string' || typeof refreshToken !== 'string') return undefined;
  const hard = field('x_refresh_token_hard_expires_in');
  return {
    accessToken,
    refreshToken,
    accessSeconds: secondsOf(field('expires_in'), 3_600),
    refreshSeconds: secondsOf(field('x_refresh_token_expires_in'), 8_640_000),
    hardSeconds: hard === undefined || hard === null ? undefined : secondsOf(hard, 0),
  };
}

/** Lifetimes fall back to what Intuit documents: 60 minutes and 100 days. */
function secondsOf(value: unknown, otherwise: number): number {
  const seconds = Number(value);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : otherwise;
}
