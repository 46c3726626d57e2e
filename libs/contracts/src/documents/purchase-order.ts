import { z } from 'zod';
import { type Reading, read } from '../problem';
import { amount, currency, day, exchangeRate, factor, revision } from '../values/number';
import { recordRef } from '../values/record-ref';
import { externalId, line, paragraph, webAddress } from '../values/text';
import { arithmeticProblems } from './arithmetic';

/** Length of Memo and of a line's Description in QuickBooks Online. */
const QUICKBOOKS_TEXT = 4000;
const MAX_LINES = 1000;

const address = z.strictObject({
  name: line(500).optional(),
  line1: line(500).optional(),
  line2: line(500).optional(),
  city: line(255).optional(),
  region: line(255).optional(),
  postalCode: line(30).optional(),
  country: line(255).optional(),
});

/** What some presets judge eligibility by; nothing of it is written to QuickBooks. */
const attributes = z.strictObject({
  status: line(100).optional(),
  createdOn: day.optional(),
  externalNumber: line(100).optional(),
  dispatchDate: day.optional(),
  invoiceDate: day.optional(),
  invoiceNumber: line(100).optional(),
});

const purchaseOrderLine = z.strictObject({
  externalId,
  item: recordRef.optional(),
  account: recordRef.optional(),
  costCode: recordRef.optional(),
  description: paragraph(QUICKBOOKS_TEXT),
  quantity: factor,
  unitPrice: factor,
  amount,
  class: recordRef.optional(),
  location: recordRef.optional(),
  customer: recordRef.optional(),
  project: recordRef.optional(),
  billable: z.boolean().optional(),
  taxCode: recordRef.optional(),
});

/** Shape of a purchase order on the wire; {@link readPurchaseOrder} checks its arithmetic too. */
export const purchaseOrder = z.strictObject({
  externalId,
  /** The host's number. Kept whole here; QuickBooks takes 21 characters of it. */
  number: line(200),
  revision,
  division: externalId.optional(),
  flow: externalId.optional(),
  supplier: recordRef,
  currency,
  exchangeRate: exchangeRate.optional(),
  issueDate: day,
  dueDate: day.optional(),
  memo: paragraph(QUICKBOOKS_TEXT).optional(),
  shipTo: address.optional(),
  customer: recordRef.optional(),
  class: recordRef.optional(),
  location: recordRef.optional(),
  terms: recordRef.optional(),
  hostUrl: webAddress.optional(),
  attributes: attributes.optional(),
  metadata: z.record(line(100), line(500)).optional(),
  lines: z.array(purchaseOrderLine).min(1).max(MAX_LINES),
  total: amount,
});

export type PurchaseOrder = z.infer<typeof purchaseOrder>;
export type PurchaseOrderLine = z.infer<typeof purchaseOrderLine>;
export type Address = z.infer<typeof address>;

/** Cancels everything up to a revision; also for an order that is not known yet. */
export const purchaseOrderCancel = z.strictObject({
  externalId,
  revision,
  division: externalId.optional(),
  reason: paragraph(1000).optional(),
});
export type PurchaseOrderCancel = z.infer<typeof purchaseOrderCancel>;

/**
 * Reads a purchase order as a host sends it, over HTTP or a topic: the same rules and codes on both.
 * Shape and arithmetic are judged together, so that a host sees every problem of an order at once.
 */
export function readPurchaseOrder(input: unknown): Reading<PurchaseOrder> {
  const shape = read(purchaseOrder, input);
  const problems = [...(shape.ok ? [] : shape.problems), ...arithmeticProblems(input)];
  return shape.ok && problems.length === 0 ? shape : { ok: false, problems };
}

/** Reads a cancellation as a host sends it. */
export function readPurchaseOrderCancel(input: unknown): Reading<PurchaseOrderCancel> {
  return read(purchaseOrderCancel, input);
}
