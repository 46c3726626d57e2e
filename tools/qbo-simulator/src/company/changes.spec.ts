import { type JsonObject } from '../json';
import { Changes, operationOf, type Change } from './changes';

const version = (SyncToken: string, changes: JsonObject = {}): JsonObject => ({
  Id: '7',
  SyncToken,
  ...changes,
});

describe('[facts 2.4] what happened to an object', () => {
  it.each([
    ['created', undefined, version('0')],
    ['deleted', version('0'), undefined],
    ['updated', version('0'), version('1')],
    ['voided', version('0', { TotalAmt: 5 }), version('1', { TotalAmt: 0, PrivateNote: 'Voided - rent' })],
    [
      'updated',
      version('1', { TotalAmt: 0, PrivateNote: 'Voided' }),
      version('2', { TotalAmt: 0, PrivateNote: 'Voided' }),
    ],
    [
      'updated',
      version('0', { PrivateNote: '' }),
      version('1', { TotalAmt: 5, PrivateNote: 'Voided cheque' }),
    ],
    ['emailed', version('0', { EmailStatus: 'NotSet' }), version('1', { EmailStatus: 'EmailSent' })],
    [undefined, version('1'), version('1', { Balance: 3 })],
  ])('%s', (operation, before, after) => {
    expect(operationOf(before, after)).toBe(operation);
  });

  it('is not told of stubs that are kept beside the records', () => {
    const changes = new Changes();
    const told: Change[] = [];
    changes.listen((change) => told.push(change));
    changes.observed({ realmId: '1', entity: 'Bill:deleted', id: '7' }, undefined, version('0'));
    changes.observed({ realmId: '1', entity: 'Bill', id: '7' }, undefined, version('0'));
    expect(told).toEqual([
      { realmId: '1', entity: 'Bill', id: '7', operation: 'created', previous: undefined },
    ]);
  });
});
