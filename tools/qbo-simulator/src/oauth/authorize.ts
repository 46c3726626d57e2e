import { type Simulator } from '../simulator';
import { mayRedirect } from './clients';
import { type ConsentRequest } from './consent-page';
import { readScopes } from './scopes';
import { belongsTo, OWNER } from './users';

/** What becomes of an authorization request before anybody is asked. */
export type Authorization =
  | { readonly kind: 'ask'; readonly request: ConsentRequest }
  | { readonly kind: 'redirect'; readonly location: string }
  /** A request that cannot be trusted with a redirect. */
  | { readonly kind: 'error'; readonly text: string };

export function judgeAuthorization(
  simulator: Simulator,
  query: Record<string, string | undefined>,
): Authorization {
  const { client_id = '', redirect_uri = '', scope = '', state = '', response_type } = query;
  const { simulator_user = OWNER.email } = query;
  const client = simulator.clients.get(client_id);
  if (!client) return { kind: 'error', text: 'The client_id is not registered.' };
  if (!mayRedirect(client, redirect_uri)) {
    return {
      kind: 'error',
      text: 'The redirect_uri query parameter value is invalid: it must be registered literally.',
    };
  }
  if (state === '') return { kind: 'error', text: 'The state query parameter is missing.' };
  if (response_type !== 'code') return denied(redirect_uri, state, 'unsupported_response_type');
  const scopes = readScopes(scope, client.tier);
  if (!scopes) return denied(redirect_uri, state, 'invalid_scope');
  if (!simulator.users.get(simulator_user)) return { kind: 'error', text: 'Nobody has that account.' };
  return {
    kind: 'ask',
    request: { client_id, redirect_uri, scope: scopes.join(' '), state, simulator_user },
  };
}

/** The user agreed: back to the app with code, state and realmId. Only an administrator's word counts. */
export function consent(simulator: Simulator, request: ConsentRequest, realmId: string): Authorization {
  const { client_id: clientId, redirect_uri: redirectUri, scope, state, simulator_user: email } = request;
  const user = simulator.users.get(email);
  if (!simulator.companies.get(realmId) || !user || !belongsTo(user, realmId))
    return { kind: 'error', text: `${email} has no company ${realmId}.` };
  if (user.role !== 'admin') {
    return { kind: 'error', text: 'Only an administrator of the company can connect an app to it.' };
  }
  const code = simulator.grants.issueCode({ clientId, redirectUri, realmId, scope, user: email });
  return { kind: 'redirect', location: withQuery(redirectUri, { code, state, realmId }) };
}

export function denied(redirectUri: string, state: string, error: string): Authorization {
  return { kind: 'redirect', location: withQuery(redirectUri, { error, state }) };
}

function withQuery(uri: string, parameters: Record<string, string>): string {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
