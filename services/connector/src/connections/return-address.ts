import type { ConnectorConfiguration } from '../configuration';
import type { Authorization } from './authorizations';

type Rules = Pick<ConnectorConfiguration, 'intuitEnvironment' | 'returnOrigins' | 'publicUrl'>;

/** Path of the page for those who came without an address to return to. */
export const FINISHED_PATH = '/v1/connections/finished';

/** In production only listed origins, and our own: an open redirect would lend our name to anybody. */
export function mayReturnTo(
  returnUrl: string,
  { intuitEnvironment, returnOrigins, publicUrl }: Rules,
): boolean {
  if (intuitEnvironment !== 'production') return true;
  const { origin } = new URL(returnUrl);
  return returnOrigins.includes(origin) || origin === new URL(publicUrl).origin;
}

/**
 * Where a person goes after an authorisation: the host's address or our own page, with `connection`, `status` (the
 * connection's) and, when it came to nothing, `reason`. Parameters the address has already are kept.
 */
export function returnAddress(
  { connectionId, facts, failure, returnUrl }: Authorization,
  publicUrl: string,
): string {
  const address = new URL(returnUrl ?? `${publicUrl}${FINISHED_PATH}`);
  address.searchParams.set('connection', connectionId);
  address.searchParams.set('status', facts.status);
  if (failure !== undefined) address.searchParams.set('reason', failure);
  return address.toString();
}
