import { z } from 'zod';
import { externalId, line, quickbooksId } from './text';

/** The kinds of record that both sides keep a list of and that can be linked. */
export const RECORD_KINDS = [
  'supplier',
  'item',
  'customer',
  'project',
  'account',
  'cost-code',
  'class',
  'location',
  'term',
  'tax-code',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];
export const recordKind = z.enum(RECORD_KINDS);

const byHost = z.strictObject({
  externalId,
  /** What a person calls it; used to find its equal in QuickBooks the first time it is mentioned. */
  name: line(500).optional(),
  /** Stock keeping unit of an item, or the account number of an account. */
  code: line(100).optional(),
});
const byQuickBooks = z.strictObject({ quickbooksId });

/** A reference to a record: by the host's id, or directly by QuickBooks' id. */
export const recordRef = z.union([byHost, byQuickBooks], {
  error: 'expected { externalId, name?, code? } or { quickbooksId }',
});
export type RecordRef = z.infer<typeof recordRef>;
