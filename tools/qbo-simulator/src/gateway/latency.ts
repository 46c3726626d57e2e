import { z } from 'zod';
import { lognormal, seededRandom } from '../random';
import { type Table } from '../store/table';

/** How long QuickBooks takes for a call: lognormal, so that its tail looks like a real one. */
export const latencySchema = z.strictObject({
  meanMs: z.number().min(0).max(120_000),
  sigma: z.number().min(0).max(5).default(0.5),
  seed: z.number().int().default(1),
});

export type LatencySetting = z.infer<typeof latencySchema>;

export class Latency {
  private random: (() => number) | undefined;

  constructor(private readonly rows: Table<LatencySetting>) {}

  get setting(): LatencySetting | undefined {
    return this.rows.get('latency');
  }

  set(setting: LatencySetting): void {
    this.rows.put('latency', setting);
    this.random = undefined;
  }

  /** Milliseconds for the next call. */
  next(): number {
    const setting = this.setting;
    if (!setting || setting.meanMs === 0) return 0;
    this.random ??= seededRandom(setting.seed);
    return lognormal(this.random, setting.meanMs, setting.sigma);
  }
}
