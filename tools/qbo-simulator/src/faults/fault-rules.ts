import { type Entropy } from '../entropy';
import { lognormal, seededRandom } from '../random';
import { type Table } from '../store/table';
import { type ArmedFault, type FaultRule } from './fault-rule';

/** What the rules look at. */
export interface Candidate {
  readonly realmId: string;
  readonly entity: string | undefined;
  readonly operation: string;
}

/** The faults waiting to be injected, in the order in which they were asked for. */
export class FaultRules {
  constructor(
    private readonly rows: Table<ArmedFault>,
    private readonly entropy: Entropy,
  ) {}

  arm(rule: FaultRule): ArmedFault {
    const armed = { id: rule.id ?? this.entropy.uuid('fault'), rule, seen: 0, hits: 0 };
    this.rows.put(armed.id, armed);
    return armed;
  }

  /** Arms the rules of a start; those that an earlier start of this world has armed go on where they were. */
  armOnce(rules: readonly FaultRule[]): void {
    rules.forEach((rule, position) => {
      const id = rule.id ?? `start-${position + 1}`;
      if (!this.rows.get(id)) this.arm({ ...rule, id });
    });
  }

  list(): ArmedFault[] {
    return [...this.rows.values()];
  }

  /** Whether any rule of that effect is armed. */
  awaits(effect: FaultRule['effect']): boolean {
    for (const { rule } of this.rows.values()) if (rule.effect === effect) return true;
    return false;
  }

  /** Removes one rule, or all; tells how many. */
  disarm(id?: string): number {
    const ids = this.list()
      .map((armed) => armed.id)
      .filter((known) => id === undefined || known === id);
    for (const known of ids) this.rows.delete(known);
    return ids.length;
  }

  /** The rules that hit this call: at most one, beside those that only make it slow. */
  hitting(candidate: Candidate): FaultRule[] {
    const hitting: FaultRule[] = [];
    for (const armed of this.list()) {
      const { rule } = armed;
      const decided = hitting.some(({ effect }) => effect !== 'slow');
      if (!matches(rule, candidate) || (decided && rule.effect !== 'slow')) continue;
      const seen = armed.seen + 1;
      const hit = isHit(armed, seen);
      this.rows.put(armed.id, { ...armed, seen, hits: armed.hits + (hit ? 1 : 0) });
      if (hit) hitting.push(withDelay(rule, seen));
    }
    return hitting;
  }
}

function matches({ realmId, entity, operation }: FaultRule, candidate: Candidate): boolean {
  if (realmId !== undefined && realmId !== candidate.realmId) return false;
  if (entity !== undefined && entity.toLowerCase() !== candidate.entity?.toLowerCase()) return false;
  // Whoever wants to break the token endpoint must say so.
  if (candidate.operation === 'token') return operation === 'token';
  return operation === undefined || operation === candidate.operation;
}

function isHit({ rule, hits }: ArmedFault, seen: number): boolean {
  const most = rule.count === undefined ? (rule.probability === undefined ? 1 : null) : rule.count;
  if (most !== null && hits >= most) return false;
  if (rule.nth !== undefined && seen < rule.nth) return false;
  return rule.probability === undefined || draw(rule.seed, seen) < rule.probability;
}

/** A slow rule with the delay of this hit: drawn from its seed, so that the same calls are as slow again. */
function withDelay(rule: FaultRule, seen: number): FaultRule {
  if (rule.effect !== 'slow' || rule.delayMs !== undefined) return rule;
  const random = seededRandom(rule.seed * 1_000_003 + seen);
  return { ...rule, delayMs: lognormal(random, rule.meanMs ?? 1000, rule.sigma) };
}

/** The nth draw of a seed, so that a restart goes on where the rule was. */
function draw(seed: number, nth: number): number {
  return seededRandom(seed * 1_000_003 + nth)();
}
