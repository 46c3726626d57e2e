import type { PolicyOverrides, PresetName } from '@ledgerbridge/contracts';
import type { EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import { DATABASE, type Database, derivedId, EVENT_LOG } from '@ledgerbridge/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { POLICIES_KEY } from '../causes/domain/cause';
import { releaseDivision } from '../causes/release-causes';
import type { Trace } from '../documents/document-change';
import { causeIdOf } from '../documents/document-row';
import { appendLearned } from '../learning/learn';
import { lockCauses } from '../planning/cause-locks';
import { Wake } from '../wake';
import { type PolicyLevel, resolvePolicies, type ResolvedPolicies } from './domain/policies';

export interface PolicyChange {
  tenantId: string;
  divisionId: string;
  /** Null: the division's own level. */
  flow: string | null;
  /** Null: as it is. */
  preset: PresetName | null;
  overrides: PolicyOverrides;
  trace: Trace;
}

interface LevelRow {
  flow: string;
  preset: PresetName;
  overrides: PolicyOverrides;
  version: string;
}

const NOTHING_SET: PolicyLevel = { preset: 'ledgerbridge', overrides: {}, version: 0 };

/** The levels of policies of divisions and flows. */
@Injectable()
export class PolicyLevels {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly wake: Wake,
  ) {}

  async find(
    tenantId: string,
    divisionId: string,
    flow: string | null,
  ): Promise<{ level: PolicyLevel; resolved: ResolvedPolicies }> {
    const { rows } = await this.database.read([tenantId], (tx) =>
      tx.query<LevelRow>(
        `SELECT flow, preset, overrides, version FROM "${this.database.schema}".policy_levels WHERE division_id = $1 AND flow IN ('', $2)`,
        [divisionId, flow ?? ''],
      ),
    );
    const level = (name: string): PolicyLevel | null => {
      const row = rows.find((candidate) => candidate.flow === name);
      return row ? { preset: row.preset, overrides: row.overrides, version: Number(row.version) } : null;
    };
    const division = level('');
    const own = flow === null ? division : level(flow);
    const resolved = resolvePolicies(division, flow !== null && own ? { name: flow, level: own } : null);
    return { level: own ?? { ...NOTHING_SET, preset: division?.preset ?? 'ledgerbridge' }, resolved };
  }

  /** Replaces what one level sets, and plans anew every document of the division that waits. */
  async save(change: PolicyChange): Promise<void> {
    await this.database.write([change.tenantId], (tx) => this.saveIn(tx, change));
    this.wake.everyone();
  }

  private async saveIn(
    tx: PoolClient,
    { tenantId, divisionId, flow, preset, overrides, trace }: PolicyChange,
  ): Promise<void> {
    await at('sync.policies.lock', () => lockCauses(tx, [causeIdOf(divisionId, '', POLICIES_KEY)]));
    await at('sync.policies.save', () =>
      tx.query(
        `INSERT INTO "${this.log.schema}".policy_levels AS p (division_id, flow, tenant_id, preset, overrides, version)
         VALUES ($1, $2, $3, coalesce($4, 'ledgerbridge'), $5, 1)
         ON CONFLICT (division_id, flow) DO UPDATE SET preset = coalesce($4, p.preset), overrides = excluded.overrides, version = p.version + 1`,
        [divisionId, flow ?? '', tenantId, preset, JSON.stringify(overrides)],
      ),
    );
    await at('sync.policies.release', () => releaseDivision(tx, this.log.schema, divisionId, trace.now));
    const streamId = derivedId('policies', divisionId, flow ?? '');
    await at('sync.policies.append', () =>
      appendLearned(tx, this.log, [
        {
          streamId,
          tenantId,
          divisionId,
          type: 'PoliciesChanged',
          data: { flow, preset },
          sealed: { overrides },
          trace,
        },
      ]),
    );
  }
}
