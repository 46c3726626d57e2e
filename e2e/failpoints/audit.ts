import type { ConnectedTenant } from '../installation/company';
import { accepted } from './patience';

/** What the host has approved last: what QuickBooks shall hold of an order. */
export type Expected =
  | { readonly as: 'written'; readonly total: string; readonly amounts: readonly string[] }
  | { readonly as: 'canceled' }
  | { readonly as: 'not-written' };

type QuickBooksOrder = Record<string, unknown>;

/**
 * Judges from outside: exactly one live PurchaseOrder per order, equal to the last approved revision to the cent, and
 * those that were canceled closed or gone.
 * @returns what is wrong, one sentence each
 */
export async function findWrong(
  company: ConnectedTenant,
  expected: ReadonlyMap<string, Expected>,
): Promise<string[]> {
  const { duplicates, orphans } = await company.audit();
  const wrong = [
    ...list(duplicates).map((marker) => `written twice: ${JSON.stringify(marker)}`),
    ...list(orphans).map((orphan) => `without a marker: ${JSON.stringify(orphan)}`),
  ];
  const live = await company.everyOrder();
  for (const [externalId, order] of expected) {
    const { id } = await accepted(() => company.sync('GET', `/v1/purchase-orders/${externalId}`));
    const own = live.filter((candidate) => String(candidate['PrivateNote']).endsWith(`lb:${String(id)}`));
    wrong.push(...judge(order, own).map((sentence) => `${externalId}: ${sentence}`));
  }
  return wrong;
}

function judge(expected: Expected, own: readonly QuickBooksOrder[]): string[] {
  const open = own.filter((order) => order['POStatus'] !== 'Closed');
  switch (expected.as) {
    case 'canceled':
      return open.length === 0 ? [] : [`canceled, and ${open.length} are open`];
    case 'not-written':
      return own.length === 0 ? [] : [`not to be written, and ${own.length} are there`];
    case 'written': {
      const [order, ...others] = open;
      if (!order || others.length > 0) return [`${open.length} are live, not one`];
      return [
        ...(cents(order['TotalAmt']) === cents(expected.total)
          ? []
          : [`the total is ${String(order['TotalAmt'])}, not ${expected.total}`]),
        ...(sorted(amountsOf(order)) === sorted(expected.amounts.map(cents))
          ? []
          : [`the lines are ${sorted(amountsOf(order))}, not ${expected.amounts.join(' ')}`]),
      ];
    }
  }
}

const amountsOf = (order: QuickBooksOrder): number[] =>
  list(order['Line']).flatMap((line) => (isLine(line) ? [cents(line.Amount)] : []));

const isLine = (line: unknown): line is { Amount: unknown } =>
  typeof line === 'object' && line !== null && 'Id' in line && 'Amount' in line;

const cents = (amount: unknown): number => Math.round(Number(amount) * 100);
const sorted = (amounts: readonly number[]): string => amounts.toSorted((a, b) => a - b).join(' ');
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
