import { FAILURES } from './failures';
import { ORDERS } from './orders';
import { PARKED } from './parked';
import { QUICKBOOKS } from './quickbooks';
import { RECORDS } from './records';
import type { Scenario } from './scenario';
import { TOPICS } from './topics';

export type { Scenario } from './scenario';

/** By title; the short ones first, because a failpoint is tried in the first scenario that passes it. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  ...TOPICS,
  ...ORDERS,
  ...QUICKBOOKS,
  ...RECORDS,
  ...PARKED,
  ...FAILURES,
};
