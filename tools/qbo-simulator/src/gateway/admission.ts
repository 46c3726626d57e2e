import { type ApiCall } from '../data-service/api-call';
import { type CompanyBooks } from '../company/books';
import { type Client } from '../oauth/clients';
import { type Grant } from '../oauth/grants';
import { ACCOUNTING } from '../oauth/scopes';
import { type GatewayRefusal } from './gateway-fault';
import { weightOf, type Metering } from './metering';

/** Whether the gateway lets an app into a company at all: its keys, the company asked for and the scope must fit. */
export function mayEnter(grant: Grant, client: Client | undefined, books: CompanyBooks): boolean {
  if (grant.realmId !== books.realmId || !grant.scope.split(' ').includes(ACCOUNTING)) return false;
  const { environment } = books.switches;
  if (grant.observer || environment === 'any') return true;
  return client?.keys === (environment === 'sandbox' ? 'development' : 'production');
}

/** Sandboxes and development keys are never metered. */
export function isMetered(grant: Grant, client: Client | undefined, books: CompanyBooks): boolean {
  return !grant.observer && client?.keys === 'production' && books.switches.environment !== 'sandbox';
}

/** How a call is refused that the month's budget does not cover any more; undefined when it may pass. */
export function overBudget(
  metering: Metering,
  { switches }: CompanyBooks,
  clientId: string,
  call: ApiCall,
): GatewayRefusal | undefined {
  const budget = switches.metering_budget;
  if (budget === null || metering.used(clientId) < budget) return undefined;
  if (switches.metering_blocks === 'reads' && weightOf(call, 'call') === 0) return undefined;
  return switches.metering_refusal === '403' ? 'wrong-realm' : 'throttled';
}
