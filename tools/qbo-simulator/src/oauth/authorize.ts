import { type Simulator } from '../simulator';
import { mayRedirect } from './clients';
import { type ConsentRequest } from './consent-page';

/** What becomes of an authorization request before anybody is asked. */
export type Authorization =
  | { readonly kind: 'ask'; readonly request: ConsentRequest }
  | { readonly kind: 'redirect'; readonly location: string }
  /** A request that cannot be trusted with a redirect. */
  | { readonly kind: 'error'; readonly text: string };

/** The one scope whose API is modelled. */
const ACCOUNTING = 'com.intuit.quickbooks.accounting';

export function judgeAuthorization(
  simulator: Simulator,
  query: Record<string, string | undefined>,
): Authorization {
  const { client_id = '', redirect_uri = '', scope = '', state = '', response_type } = query;
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
  const scopes = scope.split(/[\s+]+/).filter((word) => word !== '');
  if (scopes.length === 0 || scopes.some((word) => word !== ACCOUNTING))
    return denied(redirect_uri, state, 'invalid_scope');
  return { kind: 'ask', request: { client_id, redirect_uri, scope, state } };
}

/** The user agreed: back to the app with code, state and realmId. */
export function consent(simulator: Simulator, request: ConsentRequest, realmId: string): Authorization {
  if (!simulator.companies.get(realmId)) return { kind: 'error', text: `There is no company ${realmId}.` };
  const { client_id: clientId, redirect_uri: redirectUri, scope, state } = request;
  const code = simulator.grants.issueCode({ clientId, redirectUri, realmId, scope });
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
