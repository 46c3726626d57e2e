import { Entropy } from '../entropy';
import { Store } from '../store/store';
import { faultRuleSchema } from './fault-rule';
import { FaultRules } from './fault-rules';
import { delayOf } from './injection';

async function delays(seed: number): Promise<number[]> {
  const store = await Store.open({});
  const rules = new FaultRules(store.table('fault'), new Entropy(store));
  rules.arm(faultRuleSchema.parse({ effect: 'slow', meanMs: 200, count: null, seed }));
  const call = { realmId: '1', entity: 'vendor', operation: 'read' };
  return Array.from({ length: 5 }, () => delayOf(rules.hitting(call)));
}

describe('slow calls', () => {
  it('are as slow again with the same seed, each in its own way', async () => {
    const first = await delays(7);
    expect(new Set(first).size).toBe(5);
    expect(Math.min(...first)).toBeGreaterThan(0);
    expect(await delays(7)).toEqual(first);
    expect(await delays(8)).not.toEqual(first);
  });
});
