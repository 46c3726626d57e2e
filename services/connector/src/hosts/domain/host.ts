/** An application that uses this installation. */
export type HostFacts = {
  readonly name: string;
  /** Prefix of the topics that this host may write; empty for a single host. */
  readonly topicPrefix: string;
};

/** Every event carries the host as it stands after it, so that one event is enough to tell others. */
export type HostEvent =
  | { readonly type: 'HostRegistered'; readonly data: HostFacts }
  | { readonly type: 'HostChanged'; readonly data: HostFacts };

export type HostState = HostFacts | undefined;
export const initialState: HostState = undefined;

/** Registers a host, or changes it; what is as wanted already stays. */
export function decide(wanted: HostFacts, state: HostState): HostEvent[] {
  if (!state) return [{ type: 'HostRegistered', data: wanted }];
  const same = state.name === wanted.name && state.topicPrefix === wanted.topicPrefix;
  return same ? [] : [{ type: 'HostChanged', data: wanted }];
}

export function evolve(_state: HostState, event: HostEvent): HostState {
  return event.data;
}
