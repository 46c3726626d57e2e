import { COMPANY } from './company';
import { type Fact } from './fact';
import { FAULTS } from './faults';
import { LIMITS } from './limits';
import { LISTS } from './lists';
import { NAMES } from './names';
import { OAUTH } from './oauth';
import { ORDERS } from './orders';
import { PAYABLES } from './payables';
import { QUERIES } from './queries';
import { REPEATS } from './repeats';
import { TAXES } from './taxes';
import { VERBS } from './verbs';
import { WRITES } from './writes';

/** Everything that is known with some certainty. */
export const FACTS: readonly Fact[] = [
  ...[OAUTH, LIMITS, VERBS, REPEATS, WRITES, QUERIES, FAULTS].flat(),
  ...[COMPANY, NAMES, LISTS, TAXES, ORDERS, PAYABLES].flat(),
];
