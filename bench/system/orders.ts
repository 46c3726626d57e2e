/** Items that every bench's company has beside those of the sample, so that each line of an order has its own. */
export const ITEMS: readonly string[] = Array.from({ length: 10 }, (_, n) => `Bench item ${n + 1}`);

/**
 * A purchase order of the sample company's vendor.
 * @param externalId also its number
 * @param lines 1 to 10
 */
export function sampleOrder(externalId: string, lines: number) {
  const items = ITEMS.slice(0, lines).map((name, n) => ({ name, n, cents: 1250 + n }));
  return {
    externalId,
    number: externalId,
    revision: 1,
    supplier: { externalId: 'S-41', name: 'Hicks Hardware' },
    currency: 'USD',
    issueDate: '2026-11-20',
    lines: items.map(({ name, n, cents }) => ({
      externalId: String(n + 1),
      item: { externalId: `I-${n + 1}`, name },
      description: name,
      quantity: '2',
      unitPrice: amount(cents),
      amount: amount(2 * cents),
    })),
    total: amount(items.reduce((sum, { cents }) => sum + 2 * cents, 0)),
  };
}

const amount = (cents: number): string => (cents / 100).toFixed(2);
