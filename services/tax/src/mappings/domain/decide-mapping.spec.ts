import { decideMapping, type MappingCommand } from './decide-mapping';
import { type DecidedBy, evolveMapping, initialMapping, type MappingEvent } from './mapping';

const mentioned = (name: string | null = null): MappingEvent => ({
  type: 'TaxCodeMentioned',
  data: {},
  name,
});
const mapped = (quickbooksId: string, decidedBy: DecidedBy): MappingEvent => ({
  type: 'TaxCodeMapped',
  data: { quickbooksId, active: true, decidedBy },
});
const open: MappingEvent = { type: 'MappingLeftOpen', data: { reason: 'no-candidate' } };
const found = (quickbooksId: string): MappingCommand => ({
  type: 'Match',
  finding: { found: 'one', quickbooksId, active: true, by: 'name' },
});
const none: MappingCommand = { type: 'Match', finding: { found: 'none' } };

function given(...events: MappingEvent[]) {
  const state = events.reduce(evolveMapping, initialMapping);
  return { when: (command: MappingCommand) => expect(decideMapping(command, state)) };
}

describe('the mapping of a tax code', () => {
  it('notes a mention once, and again with another name', () => {
    given()
      .when({ type: 'Mention', name: 'VAT' })
      .toEqual([mentioned('VAT')]);
    given(mentioned('VAT')).when({ type: 'Mention', name: null }).toEqual([]);
    given(mentioned('VAT'))
      .when({ type: 'Mention', name: 'GST' })
      .toEqual([mentioned('GST')]);
  });

  it('is made when there is exactly one equal', () => {
    given(mentioned())
      .when(found('7'))
      .toEqual([mapped('7', 'name')]);
    given(mentioned(), open)
      .when(found('7'))
      .toEqual([mapped('7', 'name')]);
  });

  it('is left open otherwise, which is said once', () => {
    given(mentioned()).when(none).toEqual([open]);
    given(mentioned(), open).when(none).toEqual([]);
    given(mentioned(), open)
      .when({ type: 'Match', finding: { found: 'several' } })
      .toEqual([{ type: 'MappingLeftOpen', data: { reason: 'several-candidates' } }]);
  });

  it('stays as it was decided, whatever is found later', () => {
    given(mapped('7', 'person')).when(found('8')).toEqual([]);
    given(mapped('7', 'name')).when(none).toEqual([]);
  });

  it('is changed by a person, who says it once', () => {
    given(mapped('7', 'name'))
      .when({ type: 'MapByHand', quickbooksId: '7' })
      .toEqual([mapped('7', 'person')]);
    given(mapped('7', 'person'))
      .when({ type: 'MapByHand', quickbooksId: '8' })
      .toEqual([mapped('8', 'person')]);
    given(mapped('7', 'person')).when({ type: 'MapByHand', quickbooksId: '7' }).toEqual([]);
  });

  it('tells when its code was made inactive, and who decided stays', () => {
    given(mapped('7', 'person'))
      .when({ type: 'NoteActive', quickbooksId: '7', active: false })
      .toEqual([
        { type: 'MappedCodeChanged', data: { quickbooksId: '7', active: false, decidedBy: 'person' } },
      ]);
    given(mapped('7', 'person')).when({ type: 'NoteActive', quickbooksId: '7', active: true }).toEqual([]);
    given(mapped('7', 'person')).when({ type: 'NoteActive', quickbooksId: '8', active: false }).toEqual([]);
    given(open).when({ type: 'NoteActive', quickbooksId: '7', active: false }).toEqual([]);
  });
});
