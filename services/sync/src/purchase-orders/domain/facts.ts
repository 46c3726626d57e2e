import type { Capabilities, QuickBooksRecord, RecordKey, RecordKind } from '@ledgerbridge/contracts';
import { linkCauseKey } from '../../causes/domain/cause';
import type { ResolvedPolicies } from '../../policies/domain/policies';

/** What is known of the link of a record. `unasked`: matching has not been asked yet. */
export type LinkFact =
  | { state: 'unasked' }
  | { state: 'linked'; quickbooks: QuickBooksRecord; decidedBy: string }
  | {
      state: 'unlinked';
      reason: 'no-candidate' | 'several-candidates' | 'removed' | 'name-taken';
      creationApproved: boolean;
    }
  /** QuickBooks refused to create it; `detail` is what it said. */
  | { state: 'creation-refused'; detail: string };

export interface ConnectionFact {
  connectionId: string;
  companyId: string | null;
  status: 'pending' | 'connected' | 'reconnect-needed' | 'held' | 'disconnected';
  capabilities: Capabilities | null;
}

/** Everything beside the document that a plan depends on. Plain data: the same facts give the same plan. */
export interface PlanningFacts {
  documentId: string;
  /** Null: the division was never connected. */
  connection: ConnectionFact | null;
  policies: ResolvedPolicies;
  /** Links of records and mappings of tax codes, by {@link linkCauseKey}; missing means never asked for. */
  links: ReadonlyMap<string, LinkFact>;
  /** Other documents of the company by the number they have or had in QuickBooks. */
  numbersTaken: ReadonlyMap<string, string>;
}

export function linkFact(facts: Pick<PlanningFacts, 'links'>, kind: RecordKind, key: RecordKey): LinkFact {
  return facts.links.get(linkCauseKey(kind, key)) ?? { state: 'unasked' };
}
