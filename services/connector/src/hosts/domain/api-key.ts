/** A host's API key. Only its hash is known: a key has 256 random bits, so a plain SHA-256 cannot be searched. */
export type ApiKeyFacts = {
  readonly hostId: string;
  /** SHA-256 of the key, hex. */
  readonly keyHash: string;
  readonly scopes: readonly string[];
  readonly revoked: boolean;
};

export type ApiKeyEvent =
  | { readonly type: 'ApiKeyIssued'; readonly data: ApiKeyFacts }
  | { readonly type: 'ApiKeyRevoked'; readonly data: ApiKeyFacts };

export type ApiKeyCommand =
  | { readonly type: 'issue'; readonly hostId: string; readonly keyHash: string; readonly scopes: string[] }
  | { readonly type: 'revoke' };

export type ApiKeyState = ApiKeyFacts | undefined;
export const initialState: ApiKeyState = undefined;

/** @throws when a revoked key is issued again, or one is revoked that was never issued: both are bugs */
export function decide(command: ApiKeyCommand, state: ApiKeyState): ApiKeyEvent[] {
  switch (command.type) {
    case 'issue': {
      if (state?.revoked) throw new Error('A revoked key stays revoked: configure a new one');
      const { hostId, keyHash, scopes } = command;
      return state ? [] : [{ type: 'ApiKeyIssued', data: { hostId, keyHash, scopes, revoked: false } }];
    }
    case 'revoke':
      if (!state) throw new Error('A key that was never issued cannot be revoked');
      return state.revoked ? [] : [{ type: 'ApiKeyRevoked', data: { ...state, revoked: true } }];
  }
}

export function evolve(_state: ApiKeyState, event: ApiKeyEvent): ApiKeyState {
  return event.data;
}
