import { z } from 'zod';
import { FAULT_TABLE, type FaultCode } from '../data-service/fault-table';
import { isObject } from '../json';

const matcher = {
  /** Chosen by the caller, for removing it again; otherwise the simulator gives one. */
  id: z.string().min(1).optional(),
  realmId: z.string().optional(),
  /** Entity of the path or the query, in any case. */
  entity: z.string().optional(),
  operation: z
    .enum(['create', 'update', 'delete', 'read', 'query', 'cdc', 'batch', 'other', 'token'])
    .optional(),
  /** Only the nth matching call from now on, from 1. */
  nth: z.number().int().positive().optional(),
  /** Each matching call with this probability, drawn from the seed. */
  probability: z.number().min(0).max(1).optional(),
  seed: z.number().int().default(1),
  /** How many calls to hit; 1 unless a probability is given, null for all. */
  count: z.number().int().positive().nullable().optional(),
};

const delay = z.number().int().min(0).max(600_000);

/** Whether the connection ends with a TCP reset. */
const reset = z.boolean().default(false);

/** One fault to inject: when, and what happens then. */
export const faultRuleSchema = z.discriminatedUnion('effect', [
  /** The connection breaks before QuickBooks has done anything. */
  z.strictObject({ ...matcher, effect: z.literal('reply-lost-before-commit'), reset }),
  /** QuickBooks has done it and the connection breaks. */
  z.strictObject({ ...matcher, effect: z.literal('reply-lost-after-commit'), reset }),
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
  /** A page of HTML from something in front of QuickBooks. */
  z.strictObject({
    ...matcher,
    effect: z.literal('html'),
    status: z.union([z.literal(500), z.literal(502), z.literal(503), z.literal(504)]).default(502),
  }),
  /** The gateway's own 500, `errorCode=003100`. */
  z.strictObject({ ...matcher, effect: z.literal('gateway-500') }),
  /** Error 150 with 503; nothing is done. */
  z.strictObject({ ...matcher, effect: z.literal('maintenance') }),
  /** QuickBooks has done it; half of the answer arrives and the connection breaks. */
  z.strictObject({ ...matcher, effect: z.literal('truncated') }),
  /** QuickBooks has done it; the answer comes a few bytes at a time. */
  z.strictObject({
    ...matcher,
    effect: z.literal('drip'),
    bytes: z.number().int().positive().default(16),
    everyMs: delay.default(100),
  }),
  /** A read, query or CDC that does not see the last write of each object yet, written since the rule was armed. */
  z.strictObject({ ...matcher, effect: z.literal('stale-read') }),
  /** A write whose LinkedTxn is dropped without a word. */
  z.strictObject({ ...matcher, effect: z.literal('dropped-links') }),
  /** The simulator's clock jumps, forwards or backwards, before the call is answered as ever. */
  z.strictObject({ ...matcher, effect: z.literal('clock-jump'), seconds: z.number() }),
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

/** One rule, a list of them, or `{ rules }`: a body of the control API, or a file given at the start. */
export const faultRulesSchema = z.preprocess((body): unknown[] => {
  const rules = isObject(body) && 'rules' in body ? body['rules'] : body;
  return Array.isArray(rules) ? (rules as unknown[]) : [rules];
}, z.array(faultRuleSchema).min(1));

/** A rule with what has happened to it. */
export interface ArmedFault {
  readonly id: string;
  readonly rule: FaultRule;
  /** Matching calls seen. */
  readonly seen: number;
  readonly hits: number;
}
