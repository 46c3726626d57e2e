import { given, stateAfter } from '../testing/given';
import { anOrder, DIVISION_ID } from '../testing/order';
import type { PurchaseOrderEvent } from './events';
import { cancelOrder, receiveOrder } from './receive';
import { statusOf } from './status';

const received = (revision: number, contentHmac = `content of ${revision}`): PurchaseOrderEvent => ({
  type: revision === 1 ? 'PurchaseOrderReceived' : 'PurchaseOrderRevised',
  data: { revision, divisionId: DIVISION_ID, via: 'http', flow: null, contentHmac },
  sealed: { order: anOrder({ revision }) },
});
const canceled = (revision: number): PurchaseOrderEvent => ({
  type: 'PurchaseOrderCanceled',
  data: { revision, divisionId: DIVISION_ID, via: 'po.canceled' },
  sealed: { externalId: 'PO-1001', reason: null },
});
const receive =
  (revision: number, contentHmac = `content of ${revision}`) =>
  (state: Parameters<typeof receiveOrder>[1]) =>
    receiveOrder({ order: anOrder({ revision }), divisionId: DIVISION_ID, via: 'http', contentHmac }, state);
const cancel = (revision: number) => (state: Parameters<typeof cancelOrder>[1]) =>
  cancelOrder(
    { externalId: 'PO-1001', revision, reason: null, divisionId: DIVISION_ID, via: 'po.canceled' },
    state,
  );

describe('receiving an order', () => {
  it('takes the first revision', () =>
    given([])
      .when(receive(1))
      .then([received(1)]));
  it('takes a higher revision as the new truth [PR-55]', () =>
    given([received(1)])
      .when(receive(3))
      .then([{ ...received(3), type: 'PurchaseOrderRevised' }]));
  it('ignores a lower revision that comes late', () =>
    given([received(1), received(3)])
      .when(receive(2))
      .then([{ type: 'StaleRevisionIgnored', data: { revision: 2, current: 3 } }]));
  it('ignores the same revision with the same content, and the timeline says so', () =>
    given([received(1)])
      .when(receive(1))
      .then([{ type: 'RepeatIgnored', data: { revision: 1 } }]));
  it('refuses the same revision with other content', () =>
    given([received(1)])
      .when(receive(1, 'other'))
      .then([{ type: 'RevisionConflicted', data: { revision: 1 } }]));
  it('reopens a canceled order with a higher revision', () => {
    given([received(1), canceled(2)])
      .when(receive(3))
      .then([{ ...received(3), type: 'PurchaseOrderRevised' }]);
    expect(stateAfter([received(1), canceled(2), received(3)]).canceled).toBe(false);
  });
  it('does not reopen a canceled order with content that the cancellation discards', () =>
    given([canceled(2)])
      .when(receive(1))
      .then([{ type: 'StaleRevisionIgnored', data: { revision: 1, current: 2 } }]));
  it('does not reopen it with content of the cancellation’s own revision', () =>
    given([canceled(2)])
      .when(receive(2))
      .then([{ type: 'StaleRevisionIgnored', data: { revision: 2, current: 2 } }]));
});

describe('canceling an order', () => {
  it('is accepted before the order has come', () =>
    given([])
      .when(cancel(1))
      .then([canceled(1)]));
  it('discards content of its own revision', () =>
    given([received(1)])
      .when(cancel(1))
      .then([canceled(1)]));
  it('is stale when a higher revision is known', () =>
    given([received(1), received(4)])
      .when(cancel(3))
      .then([{ type: 'StaleRevisionIgnored', data: { revision: 3, current: 4 } }]));
  it('is a repeat the second time', () =>
    given([canceled(2)])
      .when(cancel(2))
      .then([{ type: 'RepeatIgnored', data: { revision: 2 } }]));
  it('leaves the last content readable', () =>
    expect(stateAfter([received(1), canceled(2)]).order?.revision).toBe(1));
});

describe('the status', () => {
  it('says received before anything was planned', () =>
    expect(statusOf(stateAfter([received(1)]))).toBe('received'));
  it('says canceled once nothing of it is in QuickBooks', () =>
    expect(statusOf(stateAfter([canceled(1), { type: 'CancellationSettled', data: { revision: 1 } }]))).toBe(
      'canceled',
    ));
});
