import { ISSUER } from './open-id';
import { SCOPES } from './scopes';

/**
 * The discovery document, with the simulator's own addresses. Sandbox and production share all hosts but userinfo's
 * (QuickBooks Online, OAuth 2.0 page); here even that one is shared.
 */
export function discoveryDocument(origin: string): Record<string, string | readonly string[]> {
  return {
    issuer: ISSUER,
    authorization_endpoint: `${origin}/connect/oauth2`,
    token_endpoint: `${origin}/oauth2/v1/tokens/bearer`,
    revocation_endpoint: `${origin}/v2/oauth2/tokens/revoke`,
    userinfo_endpoint: `${origin}/v1/openid_connect/userinfo`,
    jwks_uri: `${origin}/op/v1/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: SCOPES,
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
    claims_supported: ['aud', 'exp', 'iat', 'iss', 'realmid', 'sub'],
  };
}
