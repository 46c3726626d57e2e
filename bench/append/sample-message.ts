import { randomUUID } from 'node:crypto';

/** Both contenders write the same two events for a message, about 400 bytes in all. */
export function sampleMessage(): {
  id: string;
  events: { type: string; data: Record<string, string | number> }[];
} {
  const id = randomUUID();
  const lines = Array.from({ length: 6 }, (_, n): [string, string] => [`line-${n}`, '12.50']);
  return {
    id,
    events: [
      {
        type: 'PurchaseOrderReceived',
        data: { document: id, revision: 1, total: '75.00', ...Object.fromEntries(lines) },
      },
      { type: 'PurchaseOrderPlanned', data: { document: id, plan: randomUUID(), requestid: randomUUID() } },
    ],
  };
}
