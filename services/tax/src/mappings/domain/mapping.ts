/** Who or what decided a mapping: an equal name, a person, or an id that a document named. */
export type DecidedBy = 'name' | 'person' | 'direct';

export type OpenReason = 'no-candidate' | 'several-candidates';

/** A tax code of QuickBooks behind a mapping. */
export interface MappedCode {
  readonly quickbooksId: string;
  readonly active: boolean;
  readonly decidedBy: DecidedBy;
}

/** What happened to the mapping of one tax code of the host within one connection. */
export type MappingEvent =
  /** `name`: what the host calls it, when it said so; sealed in the log. */
  | { readonly type: 'TaxCodeMentioned'; readonly data: object; readonly name: string | null }
  | { readonly type: 'TaxCodeMapped'; readonly data: MappedCode }
  | { readonly type: 'MappingLeftOpen'; readonly data: { readonly reason: OpenReason } }
  /** The mapped code became active or inactive in QuickBooks; who decided stays. */
  | { readonly type: 'MappedCodeChanged'; readonly data: MappedCode };

export type MappingDecision =
  | { readonly status: 'undecided' }
  | { readonly status: 'open'; readonly reason: OpenReason }
  | ({ readonly status: 'mapped' } & MappedCode);

export interface MappingState {
  readonly mentioned: boolean;
  readonly name: string | null;
  readonly decision: MappingDecision;
}

export const initialMapping: MappingState = {
  mentioned: false,
  name: null,
  decision: { status: 'undecided' },
};

export function evolveMapping(state: MappingState, event: MappingEvent): MappingState {
  switch (event.type) {
    case 'TaxCodeMentioned':
      return { ...state, mentioned: true, name: event.name };
    case 'TaxCodeMapped':
    case 'MappedCodeChanged':
      return { ...state, decision: { status: 'mapped', ...event.data } };
    case 'MappingLeftOpen':
      return { ...state, decision: { status: 'open', reason: event.data.reason } };
    default:
      return event satisfies never;
  }
}
