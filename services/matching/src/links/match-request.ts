import type { Cause } from '@ledgerbridge/service-kit';
import type { MatchRequested } from '@ledgerbridge/contracts';
import type { Target } from './domain/lists-of-kind';
import type { LinkIdentity } from './link-identity';

/** Somebody wants to know the link of a record. Ids alone: what the record is called lies with the host records. */
export interface MatchRequest {
  readonly link: LinkIdentity;
  /** Cost codes: which kind of QuickBooks record they stand for; null when it was not said. */
  readonly target: Target | null;
  /** The record that was just created in QuickBooks for it. */
  readonly created: NonNullable<MatchRequested['created']> | null;
  readonly cause: Cause;
}
