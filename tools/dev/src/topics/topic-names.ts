import type { Topic } from '@ledgerbridge/contracts';

/** Names of all topics of an installation: a host's ones under each prefix, internal ones as they are. */
export function topicNames(
  topics: readonly Pick<Topic, 'name' | 'audience'>[],
  prefixes: readonly string[],
): string[] {
  return topics.flatMap(({ name, audience }) =>
    audience === 'host' ? prefixes.map((prefix) => `${prefix}${name}`) : [name],
  );
}
