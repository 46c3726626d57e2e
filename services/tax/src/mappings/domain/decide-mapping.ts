import type { Finding } from './find-tax-code';
import type { MappedCode, MappingEvent, MappingState } from './mapping';

export type MappingCommand =
  /** A document named the tax code. */
  | { readonly type: 'Mention'; readonly name: string | null }
  /** QuickBooks' tax codes were looked through. */
  | { readonly type: 'Match'; readonly finding: Finding }
  | { readonly type: 'MapByHand'; readonly quickbooksId: string }
  /** QuickBooks shows the mapped code so now. */
  | { readonly type: 'NoteActive'; readonly quickbooksId: string; readonly active: boolean };

/**
 * Decides about the mapping of one tax code. People come first: what a person mapped, only a person changes. Nothing is
 * said twice: a command that changes nothing yields no event.
 */
export function decideMapping(command: MappingCommand, state: MappingState): MappingEvent[] {
  switch (command.type) {
    case 'Mention':
      return mention(command.name ?? state.name, state);
    case 'Match':
      return state.decision.status === 'mapped' ? [] : match(command.finding, state);
    case 'MapByHand':
      return mapByHand({ quickbooksId: command.quickbooksId, active: true, decidedBy: 'person' }, state);
    case 'NoteActive':
      return noteActive(command, state);
    default:
      return command satisfies never;
  }
}

function mention(name: string | null, state: MappingState): MappingEvent[] {
  return state.mentioned && name === state.name ? [] : [{ type: 'TaxCodeMentioned', data: {}, name }];
}

function match(finding: Finding, { decision }: MappingState): MappingEvent[] {
  if (finding.found === 'one') {
    const { quickbooksId, active, by } = finding;
    return [{ type: 'TaxCodeMapped', data: { quickbooksId, active, decidedBy: by } }];
  }
  const reason = finding.found === 'none' ? 'no-candidate' : 'several-candidates';
  const same = decision.status === 'open' && decision.reason === reason;
  return same ? [] : [{ type: 'MappingLeftOpen', data: { reason } }];
}

function mapByHand(mapped: MappedCode, { decision }: MappingState): MappingEvent[] {
  const same =
    decision.status === 'mapped' &&
    decision.decidedBy === 'person' &&
    decision.quickbooksId === mapped.quickbooksId &&
    decision.active;
  return same ? [] : [{ type: 'TaxCodeMapped', data: mapped }];
}

function noteActive(
  { quickbooksId, active }: { quickbooksId: string; active: boolean },
  { decision }: MappingState,
): MappingEvent[] {
  if (decision.status !== 'mapped' || decision.quickbooksId !== quickbooksId || decision.active === active)
    return [];
  return [{ type: 'MappedCodeChanged', data: { quickbooksId, active, decidedBy: decision.decidedBy } }];
}
