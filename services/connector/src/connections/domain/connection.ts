import type { Capabilities } from '@ledgerbridge/contracts';

export type ConnectionStatus = 'pending' | 'connected' | 'reconnect-needed' | 'held' | 'disconnected';

/** Why an authorisation came to nothing. */
export type AuthorizationFailure =
  /** The person said no on Intuit's page. */
  | 'access-denied'
  /** Intuit's answer lacked the code or the company, or Intuit refused the request. */
  | 'authorization-incomplete'
  /** Intuit did not take the code. */
  | 'code-refused'
  /** Intuit gave no usable answer; the code may be spent. */
  | 'intuit-unavailable'
  /** Another company than the one that this connection belongs to. */
  | 'other-company'
  /** The company could not be read after all. */
  | 'company-unreadable';

/** A division's authorised link to one company, as it stands. */
export type ConnectionFacts = {
  readonly tenantId: string;
  readonly divisionId: string;
  /** Null until the company is known. A connection never changes its company: links and documents name it. */
  readonly companyId: string | null;
  readonly status: ConnectionStatus;
  /** Why it is not usable, as a cause code. */
  readonly reason: string | null;
  /** Of the first successful authorisation. */
  readonly connectedAt: string | null;
  readonly capabilities: Capabilities | null;
};

/** Every event carries the connection as it stands after it, so that one event is enough to tell others. */
export type ConnectionEvent =
  | { readonly type: 'ConnectionRequested'; readonly data: ConnectionFacts }
  | {
      readonly type: 'AuthorizationFailed';
      readonly data: ConnectionFacts & { readonly failure: AuthorizationFailure };
    }
  | { readonly type: 'CompanyConnected'; readonly data: ConnectionFacts }
  | { readonly type: 'ReconnectNeeded'; readonly data: ConnectionFacts }
  | { readonly type: 'CompanyHeld'; readonly data: ConnectionFacts }
  | { readonly type: 'ConnectionEnded'; readonly data: ConnectionFacts };

export type ConnectionCommand =
  | { readonly type: 'request'; readonly tenantId: string; readonly divisionId: string }
  | {
      readonly type: 'connect';
      readonly companyId: string;
      readonly capabilities: Capabilities;
      /** ISO 8601 instant. */
      readonly now: string;
    }
  | { readonly type: 'fail'; readonly failure: AuthorizationFailure }
  /** The company's grant is dead: only a person can authorise again. */
  | { readonly type: 'need-reconnect' }
  | { readonly type: 'hold'; readonly cause: string }
  | { readonly type: 'disconnect' };

export type ConnectionState = ConnectionFacts | undefined;
export const initialState: ConnectionState = undefined;

/** @throws when a connection that nobody requested is to do something: a bug */
export function decide(command: ConnectionCommand, state: ConnectionState): ConnectionEvent[] {
  if (command.type === 'request') return state ? [] : [requested(command)];
  if (!state) throw new Error('There is no such connection');
  switch (command.type) {
    case 'connect':
      return [connected(command, state)];
    case 'fail':
      return [failed(command.failure, state)];
    case 'need-reconnect':
      return state.status === 'connected' || state.status === 'held' ? [reconnectNeeded(state)] : [];
    case 'hold':
      return state.status === 'connected' ? [held(command.cause, state)] : [];
    case 'disconnect':
      return state.status === 'disconnected' ? [] : [ended(state)];
  }
}

export function evolve(_state: ConnectionState, { data }: ConnectionEvent): ConnectionState {
  const { tenantId, divisionId, companyId, status, reason, connectedAt, capabilities } = data;
  return { tenantId, divisionId, companyId, status, reason, connectedAt, capabilities };
}

function requested({
  tenantId,
  divisionId,
}: Extract<ConnectionCommand, { type: 'request' }>): ConnectionEvent {
  const nothingYet = { companyId: null, reason: null, connectedAt: null, capabilities: null };
  return { type: 'ConnectionRequested', data: { tenantId, divisionId, status: 'pending', ...nothingYet } };
}

function connected(
  { companyId, capabilities, now }: Extract<ConnectionCommand, { type: 'connect' }>,
  state: ConnectionFacts,
): ConnectionEvent {
  if (state.companyId !== null && state.companyId !== companyId) return failed('other-company', state);
  const connectedAt = state.connectedAt ?? now;
  return {
    type: 'CompanyConnected',
    data: { ...state, companyId, status: 'connected', reason: null, connectedAt, capabilities },
  };
}

/** A failed try takes nothing away: what was connected stays so. A first try leaves its reason to be seen. */
function failed(failure: AuthorizationFailure, state: ConnectionFacts): ConnectionEvent {
  const reason = state.status === 'pending' ? failure : state.reason;
  return { type: 'AuthorizationFailed', data: { ...state, reason, failure } };
}

const reconnectNeeded = (state: ConnectionFacts): ConnectionEvent => ({
  type: 'ReconnectNeeded',
  data: { ...state, status: 'reconnect-needed', reason: 'reconnect-needed' },
});

const held = (cause: string, state: ConnectionFacts): ConnectionEvent => ({
  type: 'CompanyHeld',
  data: { ...state, status: 'held', reason: cause },
});

const ended = (state: ConnectionFacts): ConnectionEvent => ({
  type: 'ConnectionEnded',
  data: { ...state, status: 'disconnected', reason: 'disconnected' },
});
