import type { QuickBooksRecord } from '@ledgerbridge/contracts';
import type { Target } from './lists-of-kind';

/** Who or what decided a link: an equal name, a person, the creation in QuickBooks, or an id that a document named. */
export type DecidedBy = 'name' | 'person' | 'created' | 'direct';

/** Why a record stays without a link. `removed`: a person took the link away. */
export type OpenReason = 'no-candidate' | 'several-candidates' | 'name-taken' | 'removed';

/** What happened to the link of one host record within one connection. */
export type LinkEvent =
  | { readonly type: 'RecordMentioned'; readonly data: { readonly target: Target | null } }
  | {
      readonly type: 'LinkMade';
      readonly data: { readonly quickbooks: QuickBooksRecord; readonly decidedBy: DecidedBy };
    }
  | {
      readonly type: 'LinkLeftOpen';
      readonly data: {
        readonly reason: Exclude<OpenReason, 'removed'>;
        /** How many records might be meant. */
        readonly candidates: number;
      };
    }
  | { readonly type: 'LinkRemoved'; readonly data: object }
  /** The linked record has other facts in QuickBooks than before; who decided the link stays. */
  | {
      readonly type: 'LinkedRecordChanged';
      readonly data: { readonly quickbooks: QuickBooksRecord; readonly decidedBy: DecidedBy };
    };

export type LinkDecision =
  | { readonly status: 'undecided' }
  | { readonly status: 'open'; readonly reason: OpenReason; readonly candidates: number }
  | { readonly status: 'linked'; readonly quickbooks: QuickBooksRecord; readonly decidedBy: DecidedBy };

export interface LinkState {
  readonly mentioned: boolean;
  readonly target: Target | null;
  readonly decision: LinkDecision;
}

export const initialLink: LinkState = {
  mentioned: false,
  target: null,
  decision: { status: 'undecided' },
};

export function evolveLink(state: LinkState, event: LinkEvent): LinkState {
  switch (event.type) {
    case 'RecordMentioned':
      return { ...state, mentioned: true, target: event.data.target };
    case 'LinkMade':
    case 'LinkedRecordChanged':
      return { ...state, decision: { status: 'linked', ...event.data } };
    case 'LinkLeftOpen':
      return { ...state, decision: { status: 'open', ...event.data } };
    case 'LinkRemoved':
      return { ...state, decision: { status: 'open', reason: 'removed', candidates: 0 } };
    default:
      return event satisfies never;
  }
}
