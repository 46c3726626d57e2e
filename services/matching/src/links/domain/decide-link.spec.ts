import type { QuickBooksRecord } from '@ledgerbridge/contracts';
import { decideLink, type LinkCommand } from './decide-link';
import type { Finding } from './find-equal';
import { type DecidedBy, evolveLink, initialLink, type LinkEvent } from './link';
import type { Target } from './lists-of-kind';

const vendor: QuickBooksRecord = { entity: 'Vendor', id: '46', active: true };
const otherVendor: QuickBooksRecord = { entity: 'Vendor', id: '41', active: true };

const mentioned = (target: Target | null = null): LinkEvent => ({
  type: 'RecordMentioned',
  data: { target },
});
const made = (quickbooks: QuickBooksRecord, decidedBy: DecidedBy): LinkEvent => ({
  type: 'LinkMade',
  data: { quickbooks, decidedBy },
});
const removed: LinkEvent = { type: 'LinkRemoved', data: {} };
const open: LinkEvent = { type: 'LinkLeftOpen', data: { reason: 'no-candidate', candidates: 0 } };

const found = (quickbooks: QuickBooksRecord): LinkCommand => ({
  type: 'Match',
  finding: { found: 'one', quickbooks, by: 'name' },
});
const match = (finding: Finding): LinkCommand => ({ type: 'Match', finding });
const none = match({ found: 'none', reason: 'no-candidate' });

function given(...events: LinkEvent[]) {
  const state = events.reduce(evolveLink, initialLink);
  return { when: (command: LinkCommand) => expect(decideLink(command, state)) };
}

describe('a mention', () => {
  it('is noted the first time only', () => {
    given().when({ type: 'Mention', target: null }).toEqual([mentioned()]);
    given(mentioned()).when({ type: 'Mention', target: null }).toEqual([]);
  });

  it('is noted again when a cost code stands for something else now', () => {
    given(mentioned('item'))
      .when({ type: 'Mention', target: 'account' })
      .toEqual([mentioned('account')]);
    given(mentioned('item')).when({ type: 'Mention', target: null }).toEqual([]);
  });
});

describe('matching by name', () => {
  it('[PR-13] links what has exactly one equal', () => {
    given(mentioned())
      .when(found(vendor))
      .toEqual([made(vendor, 'name')]);
  });

  it('leaves open what has none, several, or a taken name, and says so once', () => {
    given(mentioned()).when(none).toEqual([open]);
    given(mentioned(), open).when(none).toEqual([]);
    const several: Finding = { found: 'several', candidates: 2 };
    given(mentioned(), open)
      .when(match(several))
      .toEqual([{ type: 'LinkLeftOpen', data: { reason: 'several-candidates', candidates: 2 } }]);
    given(mentioned(), open)
      .when(match({ found: 'none', reason: 'name-taken' }))
      .toEqual([{ type: 'LinkLeftOpen', data: { reason: 'name-taken', candidates: 0 } }]);
  });

  it('links later what was open', () => {
    given(mentioned(), open)
      .when(found(vendor))
      .toEqual([made(vendor, 'name')]);
  });

  it('[PR-14] never changes what a person has decided', () => {
    given(made(vendor, 'person')).when(found(otherVendor)).toEqual([]);
    given(made(vendor, 'name'), removed).when(found(vendor)).toEqual([]);
    given(made(vendor, 'name'), removed).when(none).toEqual([]);
  });

  it('keeps a link that was made by name, also when nothing is found any more', () => {
    given(made(vendor, 'name')).when(none).toEqual([]);
    given(made(vendor, 'name')).when(found(otherVendor)).toEqual([]);
  });

  it('decides again about a cost code that stands for something else now, unless a person decided', () => {
    const item: QuickBooksRecord = { entity: 'Item', id: '1', active: true };
    const account: QuickBooksRecord = { entity: 'Account', id: '2', active: true };
    const changed = [mentioned('item'), made(item, 'name'), mentioned('account')];
    given(...changed)
      .when(found(account))
      .toEqual([made(account, 'name')]);
    given(mentioned('item'), made(item, 'person'), mentioned('account')).when(found(account)).toEqual([]);
  });
});

describe('a creation in QuickBooks', () => {
  const created: LinkCommand = { type: 'NoteCreation', quickbooks: vendor };

  it('links the record that it was made for', () => {
    given(mentioned(), open)
      .when(created)
      .toEqual([made(vendor, 'created')]);
  });

  it('changes nothing where there is a decision already', () => {
    given(made(otherVendor, 'person')).when(created).toEqual([]);
    given(made(vendor, 'name')).when(created).toEqual([]);
  });
});

describe('a person', () => {
  const byHand: LinkCommand = { type: 'LinkByHand', quickbooks: vendor };

  it('[PR-14] links what was open, linked otherwise or removed', () => {
    given(open)
      .when(byHand)
      .toEqual([made(vendor, 'person')]);
    given(made(otherVendor, 'name'))
      .when(byHand)
      .toEqual([made(vendor, 'person')]);
    given(made(vendor, 'person'), removed)
      .when(byHand)
      .toEqual([made(vendor, 'person')]);
  });

  it('makes a link theirs by confirming it, and says it once', () => {
    given(made(vendor, 'name'))
      .when(byHand)
      .toEqual([made(vendor, 'person')]);
    given(made(vendor, 'person')).when(byHand).toEqual([]);
  });

  it('removes a link, and nothing where there is none', () => {
    given(made(vendor, 'name')).when({ type: 'Remove' }).toEqual([removed]);
    given(open).when({ type: 'Remove' }).toEqual([]);
  });
});

describe('new facts of a linked record', () => {
  const inactive = { ...vendor, active: false };

  it('are told, and who decided stays', () => {
    given(made(vendor, 'person'))
      .when({ type: 'NoteFacts', quickbooks: inactive })
      .toEqual([{ type: 'LinkedRecordChanged', data: { quickbooks: inactive, decidedBy: 'person' } }]);
  });

  it('are not told when they are the same, another record’s, or nobody’s', () => {
    given(made(vendor, 'name')).when({ type: 'NoteFacts', quickbooks: vendor }).toEqual([]);
    given(made(otherVendor, 'name')).when({ type: 'NoteFacts', quickbooks: inactive }).toEqual([]);
    given(open).when({ type: 'NoteFacts', quickbooks: inactive }).toEqual([]);
  });
});
