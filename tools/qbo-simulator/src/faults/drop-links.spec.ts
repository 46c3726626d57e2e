import { withoutLinks } from './drop-links';

describe('dropped links', () => {
  it('are those of the head and of every line, and nothing else', () => {
    const LinkedTxn = [{ TxnId: '1', TxnType: 'PurchaseOrder' }];
    const input = { DocNumber: 'A', LinkedTxn, Line: [{ Amount: 1, LinkedTxn }, { Amount: 2 }] };
    expect(withoutLinks({ kind: 'create', entity: 'bill', input })).toEqual({
      kind: 'create',
      entity: 'bill',
      input: { DocNumber: 'A', Line: [{ Amount: 1 }, { Amount: 2 }] },
    });
  });

  it('concern creates and updates only', () => {
    const call = { kind: 'delete', entity: 'bill', input: { Id: '1', LinkedTxn: [] } } as const;
    expect(withoutLinks({ ...call, input: { Id: '1', LinkedTxn: [] } })).toEqual(call);
  });
});
