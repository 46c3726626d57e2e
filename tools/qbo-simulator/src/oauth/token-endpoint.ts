import { type Simulator } from '../simulator';
import { type Grant, type TokenPair } from './grants';
import { idTokenOf } from './open-id';

/** RFC 6749 errors, as Intuit's token endpoint writes them. */
export interface OAuthError {
  readonly error: 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type';
  readonly error_description?: string;
}

export interface TokenAnswer {
  readonly status: 200 | 400 | 401;
  readonly body: TokenPair | OAuthError;
  /** The company that was authorised, for its call log. */
  readonly realmId?: string;
}

export interface TokenRequest {
  readonly authorization: string | undefined;
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly withHardExpiry: boolean;
}

/** `POST /oauth2/v1/tokens/bearer`: a code or a refresh token for a pair of tokens. */
export function answerTokenRequest(simulator: Simulator, request: TokenRequest): TokenAnswer {
  const client = simulator.clients.authenticate(request.authorization);
  if (!client) return { status: 401, body: { error: 'invalid_client' } };
  const { grant_type, code = '', redirect_uri = '', refresh_token = '' } = request.parameters;
  switch (grant_type) {
    case 'authorization_code':
      if (code === '') return { status: 400, body: { error: 'invalid_request' } };
      return grantAnswer(
        simulator,
        request,
        simulator.grants.redeemCode(code, client.clientId, redirect_uri),
      );
    case 'refresh_token':
      if (refresh_token === '') return { status: 400, body: { error: 'invalid_request' } };
      return grantAnswer(
        simulator,
        request,
        simulator.grants.refresh(refresh_token, client.clientId),
        'Incorrect or invalid refresh token',
      );
    case undefined:
      return { status: 400, body: { error: 'invalid_request' } };
    default:
      return { status: 400, body: { error: 'unsupported_grant_type' } };
  }
}

function grantAnswer(
  simulator: Simulator,
  request: TokenRequest,
  grant: Grant | undefined,
  description?: string,
): TokenAnswer {
  if (!grant) {
    const error = { error: 'invalid_grant' } as const;
    return {
      status: 400,
      body: description === undefined ? error : { ...error, error_description: description },
    };
  }
  const pair = simulator.grants.tokensOf(grant, request.withHardExpiry);
  const first = request.parameters['grant_type'] === 'authorization_code';
  const idToken = first ? idTokenOf(simulator, grant) : undefined;
  const body = idToken === undefined ? pair : { ...pair, id_token: idToken };
  return { status: 200, body, realmId: grant.realmId };
}
