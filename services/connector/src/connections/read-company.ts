import { setTimeout as pause } from 'node:timers/promises';
import {
  type GatewayCall,
  type GatewayReply,
  type Operation,
  type QboAccount,
  type QboCompanyInfo,
  type QboItem,
  type QboPreferences,
  queryRows,
  selectQuery,
} from '@ledgerbridge/qbo';
import type { CompanyReading } from './domain/capabilities';

type Call = (call: GatewayCall) => Promise<GatewayReply>;

/** How long a person who has just agreed is kept waiting for a busy QuickBooks, in milliseconds. */
const PATIENCE_MS = 15_000;
const LONGEST_PAUSE_MS = 2_000;

const COMPANY: Operation = { kind: 'read', entity: 'CompanyInfo', id: '1' };
const PREFERENCES: Operation = { kind: 'read', entity: 'Preferences', id: '1' };
const PAYABLE: Operation = {
  kind: 'query',
  query: selectQuery({
    entity: 'Account',
    where: [{ property: 'AccountType', operator: '=', value: 'Accounts Payable' }],
  }),
};
const ITEMS: Operation = { kind: 'query', query: selectQuery({ entity: 'Item', maxResults: 1000 }) };

/** Reads what decides a company's capabilities: four calls. @returns undefined when QuickBooks does not give it in time */
export async function readCompany(call: Call, companyId: string): Promise<CompanyReading | undefined> {
  const deadline = Date.now() + PATIENCE_MS;
  const ask = (operation: Operation) =>
    patiently(call, { companyId, priority: 'interactive', operation }, deadline);
  const company = objectIn(await ask(COMPANY), 'CompanyInfo');
  const preferences = company && objectIn(await ask(PREFERENCES), 'Preferences');
  const accounts = preferences && (await ask(PAYABLE));
  const items = accounts && (await ask(ITEMS));
  if (!company || !preferences || !accounts || !items) return undefined;
  return {
    company: company as QboCompanyInfo,
    preferences: preferences as QboPreferences,
    apAccounts: queryRows('Account', accounts) as QboAccount[],
    items: queryRows('Item', items) as QboItem[],
  };
}

type Body = Record<string, unknown>;

async function patiently(call: Call, asked: GatewayCall, deadline: number): Promise<Body | undefined> {
  for (;;) {
    const reply = await call(asked);
    if (reply.outcome === 'answered') return reply.body;
    if (reply.outcome !== 'retry-later') return undefined;
    const wait = Math.min(reply.afterMs, LONGEST_PAUSE_MS);
    if (Date.now() + wait > deadline) return undefined;
    await pause(wait);
  }
}

function objectIn(body: Body | undefined, name: string): object | undefined {
  const found = body?.[name];
  return typeof found === 'object' && found !== null ? found : undefined;
}
