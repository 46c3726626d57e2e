import type { List } from '../quickbooks-records/domain/listed-record';
import type { ListAge } from '../quickbooks-records/pull-queue';
import { listOf, nameSpaceOf } from './domain/lists-of-kind';
import type { MatchRequest } from './match-request';

/** The list in which a request's answer is looked for; undefined where QuickBooks has none for the kind. */
export function listOfRequest({ link, target }: Pick<MatchRequest, 'link' | 'target'>): List | undefined {
  return listOf(link.kind, target);
}

/** Whether every list that the answer depends on is known whole. What was created needs no look. */
export function isAnswerable(request: MatchRequest, ages: readonly ListAge[]): boolean {
  const list = listOfRequest(request);
  if (request.created !== null || list === undefined) return true;
  return nameSpaceOf(list).every((needed) =>
    ages.some((age) => age.list === needed && age.pulledAt !== null),
  );
}

/** Whether the list of a request may have grown since it was pulled last. */
export function mayHaveGrown(
  request: MatchRequest,
  ages: readonly ListAge[],
  now: Date,
  maxAgeMs: number,
): boolean {
  const list = listOfRequest(request);
  const age = ages.find((candidate) => candidate.list === list);
  const pulledAt = age?.pulledAt ?? null;
  return pulledAt !== null && now.getTime() - pulledAt.getTime() > maxAgeMs;
}

/** Whether the list of a request is being looked through again. */
export function isAwaited(request: MatchRequest, ages: readonly ListAge[]): boolean {
  const list = listOfRequest(request);
  return ages.some((age) => age.list === list && age.wanted);
}
