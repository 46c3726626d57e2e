import type { QboFault, QboPurchaseOrder } from '@ledgerbridge/qbo';
import { given, stateAfter } from '../testing/given';
import { anOrder, COMPANY_ID, DIVISION_ID, someFacts } from '../testing/order';
import type { PurchaseOrderEvent } from './events';
import { planPurchaseOrder } from './plan';
import {
  changedFields,
  recordAnswer,
  recordCompanyHeld,
  recordPostponed,
  recordRefusal,
  recordReread,
  recordUnknown,
  startPush,
} from './push';
import type { KnownPurchaseOrder, PurchaseOrderState } from './state';
import { statusOf } from './status';

const known =
  (decide: (state: KnownPurchaseOrder) => PurchaseOrderEvent[]) =>
  (state: PurchaseOrderState): PurchaseOrderEvent[] => {
    if (!state.exists) throw new Error('unknown');
    return decide(state);
  };

const received: PurchaseOrderEvent = {
  type: 'PurchaseOrderReceived',
  data: { revision: 1, divisionId: DIVISION_ID, via: 'http', flow: null, contentHmac: 'h' },
  sealed: { order: anOrder() },
};
const plan = () => {
  const planning = planPurchaseOrder({ order: anOrder(), canceled: false, written: null }, someFacts());
  if (planning.outcome !== 'plan') throw new Error('no plan');
  return planning.plan;
};
const started = startPush(plan(), 'lb1', stateAfter([received]))[0]!;
const answer = (change: Partial<QboPurchaseOrder> = {}): QboPurchaseOrder => {
  const { body } = plan();
  if (!('Line' in body)) throw new Error('no lines');
  return {
    ...body,
    Id: '146',
    SyncToken: '0',
    TotalAmt: 48.25,
    Line: body.Line.map((line, index) => ({ ...line, Id: String(index + 1) })),
    ...change,
  };
};
const pushed = (change: Partial<QboPurchaseOrder> = {}) =>
  recordAnswer({ found: answer(change), adopted: false }, stateAfter([received, started]));
const fault = (code: string): QboFault => ({
  status: 400,
  type: 'ValidationFault',
  errors: [{ code, message: 'no', detail: 'because' }],
});

describe('a push', () => {
  it('keeps its requestid and body with its start', () => {
    expect(started).toMatchObject({
      data: { pushNumber: 1, requestId: 'lb1', operation: 'create', companyId: COMPANY_ID },
      sealed: { body: { DocNumber: 'PO-1001' } },
    });
    expect(statusOf(stateAfter([received, started]))).toBe('sending');
  });

  it('cannot start while another is under way', () => {
    expect(() => startPush(plan(), 'lb2', stateAfter([received, started]))).toThrow(
      'its outcome comes first',
    );
  });

  it('that was answered as planned is synced without notes, and its lines are known', () => {
    const [event] = pushed();
    expect(event).toMatchObject({
      type: 'Pushed',
      data: { quickbooksId: '146', notes: [] },
      sealed: { written: { lineIds: { '1': '1', '2': '2' } } },
    });
    expect(statusOf(stateAfter([received, started, event!]))).toBe('synced');
  });

  it.each<[string, Partial<QboPurchaseOrder>, string]>([
    ['another number', { DocNumber: '1007' }, 'number-by-quickbooks'],
    ['another total', { TotalAmt: 48.26 }, 'total-differs'],
    ['a line less', { Line: answer().Line.slice(1) }, 'lines-differ'],
    [
      'another amount on a line',
      { Line: answer().Line.map((line) => ({ ...line, Amount: 1 })) },
      'line-differs',
    ],
    ['another vendor', { VendorRef: { value: '1' } }, 'field-differs'],
    ['a closed order', { POStatus: 'Closed' }, 'status-differs'],
  ])('that was answered with %s is synced with notes', (_what, change, code) => {
    const event = pushed(change)[0]!;
    expect(event.type === 'Pushed' && event.data.notes).toContain(code);
  });

  it('is not disturbed by amounts written in another way', () => {
    const lines = answer().Line.map((line) => ({ ...line, Amount: Number(line.Amount).toFixed(2) }));
    expect(pushed({ Line: lines })[0]).toMatchObject({ data: { notes: [] } });
  });

  it('of a revision that is old by now leaves the document queued for the new one', () => {
    const revised: PurchaseOrderEvent = {
      type: 'PurchaseOrderRevised',
      data: { ...received.data, revision: 2 },
      sealed: { order: anOrder({ revision: 2 }) },
    };
    const state = stateAfter([received, started, revised, pushed()[0]!]);
    expect(statusOf(state)).toBe('queued');
  });

  it('that was refused ends; the next one has another number', () => {
    given([received, started])
      .when(known((state) => recordRefusal(fault('2500'), state)))
      .then([
        {
          type: 'PushRefused',
          data: { pushNumber: 1, revision: 1, cause: 'record-missing', faultCodes: ['2500'] },
          sealed: { fault: fault('2500'), detail: 'because' },
        },
      ]);
    const refused = recordRefusal(fault('2500'), stateAfter([received, started]))[0]!;
    expect(stateAfter([received, started, refused])).toMatchObject({
      nextPush: 2,
      pending: null,
      standing: { status: 'refused' },
    });
  });

  it('of an order that was deleted in QuickBooks makes the next one a creation', () => {
    const gone = recordRefusal(
      {
        ...fault('610'),
        errors: [{ code: '610', message: '', detail: 'Another user has deleted this transaction.' }],
      },
      stateAfter([received, started]),
    );
    expect(stateAfter([received, started, ...gone]).written).toBeNull();
  });

  it('without an answer keeps its number: it is found out about, not sent as another', () => {
    const unknown = recordUnknown('timeout', stateAfter([received, started]));
    const state = stateAfter([received, started, ...unknown]);
    expect(state).toMatchObject({ pending: { pushNumber: 1, requestId: 'lb1', outcome: 'confirming' } });
    expect(recordUnknown('timeout', state)).toEqual([]);
  });

  it('that must wait says so once', () => {
    const state = stateAfter([received, started]);
    expect(recordPostponed('throttled', false, state)).toHaveLength(1);
    expect(recordPostponed('throttled', true, state)).toEqual([]);
  });

  it('of a company that takes nothing is ended and the document held, unless it may have been written', () => {
    const sure = recordCompanyHeld('subscription-ended', stateAfter([received, started]));
    expect(statusOf(stateAfter([received, started, ...sure]))).toBe('held');
    const unknown = recordUnknown('timeout', stateAfter([received, started]));
    expect(recordCompanyHeld('subscription-ended', stateAfter([received, started, ...unknown]))).toEqual([]);
  });
});

describe('another change that came first', () => {
  const revisedPush = (): PurchaseOrderEvent[] => {
    const synced = [received, started, pushed()[0]!];
    const revised: PurchaseOrderEvent = {
      type: 'PurchaseOrderRevised',
      data: { ...received.data, revision: 2 },
      sealed: { order: anOrder({ revision: 2, memo: 'new' }) },
    };
    const state = stateAfter([...synced, revised]);
    const planning = planPurchaseOrder(state, someFacts());
    if (planning.outcome !== 'plan') throw new Error('no plan');
    return [...synced, revised, ...startPush(planning.plan, 'lb2', state)];
  };

  it('of a field of ours holds the document for a person', () => {
    const events = recordReread(answer({ SyncToken: '5', TxnDate: '2026-11-01' }), stateAfter(revisedPush()));
    expect(events).toMatchObject([{ type: 'ChangedInQuickBooks', data: { fields: ['TxnDate'] } }]);
    expect(statusOf(stateAfter([...revisedPush(), ...events]))).toBe('blocked');
  });

  it('of anything else only teaches the new SyncToken', () => {
    const events = recordReread(
      answer({ SyncToken: '5', PrivateNote: answer().PrivateNote ?? '' }),
      stateAfter(revisedPush()),
    );
    expect(events).toEqual([{ type: 'SyncTokenLearned', data: { pushNumber: 2, syncToken: '5' } }]);
    expect(stateAfter([...revisedPush(), ...events]).written?.syncToken).toBe('5');
  });

  it('is not seen in a number that QuickBooks gave itself', () => {
    const numbered = recordAnswer(
      { found: answer({ DocNumber: '1007' }), adopted: false },
      stateAfter([received, started]),
    );
    expect(
      changedFields(
        stateAfter([received, started, ...numbered]).written,
        answer({ DocNumber: '1007', SyncToken: '1' }),
      ),
    ).toEqual([]);
  });
});
