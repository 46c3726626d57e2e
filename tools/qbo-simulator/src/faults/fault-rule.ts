import { z } from 'zod';
import { FAULT_TABLE, type FaultCode } from '../data-service/fault-table';

const matcher = {
  /** Chosen by the caller, for removing it again; otherwise the simulator gives one. */
  id: z.string().min(1).optional(),
  realmId: z.string().optional(),
  /** Entity of the path or the query, in any case. */
  entity: z.string().optional(),
  operation: z.enum(['create', 'update', 'delete', 'read', 'query', 'cdc', 'batch', 'other']).optional(),
  /** Only the nth matching call from now on, from 1. */
  nth: z.number().int().positive().optional(),
  /** Each matching call with this probability, drawn from the seed. */
  probability: z.number().min(0).max(1).optional(),
  seed: z.number().int().default(1),
  /** How many calls to hit; 1 unless a probability is given, null for all. */
  count: z.number().int().positive().nullable().optional(),
};

const delay = z.number().int().min(0).max(600_000);

/** One fault to inject: when, and what happens then. */
export const faultRuleSchema = z.discriminatedUnion('effect', [
  /** The connection breaks before QuickBooks has done anything. */
  z.strictObject({ ...matcher, effect: z.literal('reply-lost-before-commit') }),
  /** QuickBooks has done it and the connection breaks. */
  z.strictObject({ ...matcher, effect: z.literal('reply-lost-after-commit') }),
  /** The caller gets a broken connection (or a 504) now; QuickBooks does it later. */
  z.strictObject({
    ...matcher,
    effect: z.literal('commit-late'),
    delayMs: delay.default(1000),
    answer: z.enum(['lost', '504']).default('lost'),
  }),
  z.strictObject({
    ...matcher,
    effect: z.literal('429'),
    retryAfter: z.number().int().positive().optional(),
  }),
  z.strictObject({ ...matcher, effect: z.literal('500') }),
  z.strictObject({ ...matcher, effect: z.literal('503-html') }),
  /** A fixed delay, or a lognormal one. */
  z.strictObject({
    ...matcher,
    effect: z.literal('slow'),
    delayMs: delay.optional(),
    meanMs: delay.optional(),
    sigma: z.number().min(0).max(5).default(0.5),
  }),
  z.strictObject({ ...matcher, effect: z.literal('401') }),
  /** Fault 6000 "Please wait a few minutes", with the entity saved or not. */
  z.strictObject({ ...matcher, effect: z.literal('6000-please-wait'), saved: z.boolean().default(false) }),
  z.strictObject({ ...matcher, effect: z.literal('stale') }),
  /** Any error of the data service, with its message and the caller's detail; nothing is done. */
  z.strictObject({
    ...matcher,
    effect: z.literal('refuse'),
    code: z.enum(Object.keys(FAULT_TABLE) as [FaultCode, ...FaultCode[]]),
    detail: z.string().default('Refused on demand.'),
    element: z.string().default(''),
  }),
]);

export type FaultRule = z.infer<typeof faultRuleSchema>;

/** A rule with what has happened to it. */
export interface ArmedFault {
  readonly id: string;
  readonly rule: FaultRule;
  /** Matching calls seen. */
  readonly seen: number;
  readonly hits: number;
}
