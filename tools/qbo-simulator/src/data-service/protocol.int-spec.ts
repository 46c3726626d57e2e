import axios from 'axios';
import { isObject, scalarText } from '../json';
import { codesOf, Driver, faultsOf, objectIn, purchaseOrder, rowsOf, send } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

describe('[facts 3.1] verbs and envelopes', () => {
  it('answers with the entity, a Pacific time and intuit_tid', async () => {
    const answer = await qbo.post('purchaseorder?minorversion=75', purchaseOrder());
    expect(scalarText(answer.body['time'])).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}-0[78]:00$/);
    expect(answer.headers.get('intuit_tid')).toMatch(/^1-/);
    const metaData = objectIn(answer, 'PurchaseOrder')['MetaData'];
    expect(isObject(metaData) && metaData['CreateTime']).toMatch(/-0[78]:00$/);
  });

  it('reads the singletons', async () => {
    expect((await qbo.get('preferences')).body['Preferences']).toMatchObject({ Id: '1' });
    expect((await qbo.get(`companyinfo/${qbo.realmId}`)).body['CompanyInfo']).toMatchObject({
      Id: '1',
      Country: 'US',
    });
  });

  it('is driven by axios too', async () => {
    const { data, status } = await axios.get<{ Vendor: { DisplayName: string } }>(qbo.api('vendor/56'), {
      headers: qbo.headers(),
    });
    expect([status, data.Vendor.DisplayName]).toEqual([200, "Bob's Burger Joint"]);
  });

  it('refuses loudly what is not modelled, in the kind of fault that QuickBooks uses', async () => {
    const answer = await qbo.post('recurringtransaction', { CustomerRef: { value: '1' } });
    expect([answer.status, codesOf(answer)]).toEqual([400, ['500']]);
    expect(answer.headers.get('x-simulator-not-modelled')).toBe('recurringtransaction');
    const report = await qbo.get('reports/TrialBalance');
    expect(report.headers.get('x-simulator-not-modelled')).toBe('reports');
  });

  it('refuses a body that is no JSON with 2010 and one that is no UTF-8 with 500', async () => {
    expect(codesOf(await qbo.post('vendor', '{'))).toEqual(['2010']);
    const latin1 = await fetch(qbo.api('vendor'), {
      method: 'POST',
      headers: { ...qbo.headers(), 'content-type': 'application/json' },
      body: Buffer.from('{"DisplayName":"Caf\xe9"}', 'latin1'),
    });
    expect(await latin1.text()).toContain('Invalid byte 1 of 1-byte UTF-8 sequence');
  });
});

describe('[facts 3.2] requestid', () => {
  it('gives the first reply again instead of doing it again', async () => {
    const first = await qbo.post('purchaseorder?requestid=once', purchaseOrder());
    const again = await qbo.post('purchaseorder?requestid=once', purchaseOrder());
    expect(again.text).toBe(first.text);
  });

  it('does it once when the same request arrives many times at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => qbo.post('purchaseorder?requestid=race', purchaseOrder())),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it('belongs to one realm', async () => {
    const other = await Driver.join(qbo.simulator, { seed: 'demo' });
    const here = await qbo.post('purchaseorder?requestid=shared', purchaseOrder());
    const there = await other.post('purchaseorder?requestid=shared', purchaseOrder({ Memo: 'other' }));
    expect(objectIn(there, 'PurchaseOrder')['Memo']).toBe('other');
    expect(here.text).not.toBe(there.text);
  });

  it('replays a refusal too, so a corrected request needs a new id', async () => {
    await qbo.post('purchaseorder?requestid=wrong', purchaseOrder({ VendorRef: undefined }));
    const corrected = await qbo.post('purchaseorder?requestid=wrong', purchaseOrder());
    expect(codesOf(corrected)).toEqual(['2020']);
  });

  it('with another body replays, or is 600 when the switch says so', async () => {
    const company = await Driver.join(qbo.simulator, { seed: 'demo' });
    const first = await company.post('purchaseorder?requestid=a', purchaseOrder());
    const replayed = await company.post('purchaseorder?requestid=a', purchaseOrder({ Memo: 'changed' }));
    expect(replayed.text).toBe(first.text);
    await company.company('PUT', '/switches', { requestid_conflict: '600' });
    const refused = await company.post('purchaseorder?requestid=a', purchaseOrder({ Memo: 'changed' }));
    expect(codesOf(refused)).toEqual(['600']);
    expect((await company.post('purchaseorder?requestid=a', purchaseOrder())).text).toBe(first.text);
  });

  it('is forgotten on demand', async () => {
    const first = await qbo.post('purchaseorder?requestid=forget', purchaseOrder());
    expect((await qbo.company('POST', '/requestids/forget', { requestid: 'forget' })).body).toEqual({
      forgotten: 1,
    });
    const second = await qbo.post('purchaseorder?requestid=forget', purchaseOrder());
    expect(objectIn(second, 'PurchaseOrder')['Id']).not.toBe(objectIn(first, 'PurchaseOrder')['Id']);
  });

  it('is refused with 2130 above 50 characters', async () => {
    const answer = await qbo.post(`purchaseorder?requestid=${'x'.repeat(51)}`, purchaseOrder());
    expect(codesOf(answer)).toEqual(['2130']);
  });
});

describe('[facts 3.3] SyncToken', () => {
  it('grows by one with each change, and a stale one is refused with 5010', async () => {
    const { Id } = await qbo.created('PurchaseOrder', purchaseOrder());
    const change = { Id, SyncToken: '0', sparse: true, Memo: 'first' };
    expect(objectIn(await qbo.post('purchaseorder', change), 'PurchaseOrder')['SyncToken']).toBe('1');
    const stale = await qbo.post('purchaseorder', change);
    expect([stale.status, faultsOf(stale)[0]?.Message, codesOf(stale)]).toEqual([
      400,
      'Stale Object Error',
      ['5010'],
    ]);
    expect(faultsOf(stale)[0]?.Detail).toContain('You and root were working on this at the same time.');
    expect(codesOf(await qbo.post('purchaseorder?operation=delete', { Id, SyncToken: '0' }))).toEqual([
      '5010',
    ]);
    expect(codesOf(await qbo.post('purchaseorder', { Id, sparse: true, Memo: 'x' }))).toEqual(['2020']);
  });
});

describe('[facts 3.5] removal', () => {
  it('deletes a transaction, after which it is 400 with 610', async () => {
    const { Id } = await qbo.created('PurchaseOrder', purchaseOrder());
    const deleted = await qbo.post('purchaseorder?operation=delete', { Id, SyncToken: '0' });
    expect(deleted.body['PurchaseOrder']).toEqual({ status: 'Deleted', domain: 'QBO', Id });
    const read = await qbo.get(`purchaseorder/${scalarText(Id)}`);
    expect([read.status, codesOf(read)]).toEqual([400, ['610']]);
    const update = await qbo.post('purchaseorder', { Id, SyncToken: '0', sparse: true });
    expect(codesOf(update)).toEqual(['610']);
  });

  it('has no delete for name lists and no void for orders', async () => {
    expect(codesOf(await qbo.post('vendor?operation=delete', { Id: '41', SyncToken: '0' }))).toEqual(['500']);
    expect(codesOf(await qbo.post('purchaseorder?operation=void', { Id: '145', SyncToken: '0' }))).toEqual([
      '500',
    ]);
  });

  it('refuses an id that is no number with 2030', async () => {
    expect(codesOf(await qbo.post('purchaseorder', { Id: 'abc', SyncToken: '0' }))).toEqual(['2030']);
  });
});

describe('[facts 3.6] batch', () => {
  it('performs each item on its own and answers 200 with faults in their places', async () => {
    const items = [
      { bId: '1', operation: 'create', Vendor: { DisplayName: 'From a batch' } },
      { bId: '2', Query: "select Id from Vendor where Id = '41'" },
      { bId: '3', operation: 'create', Vendor: { DisplayName: 'From a batch' } },
      { bId: '4', operation: 'delete', PurchaseOrder: { Id: '999999', SyncToken: '0' } },
      { bId: '5', operation: 'update', optionsData: 'void', PurchaseOrder: { Id: '145', SyncToken: '0' } },
    ];
    const answer = await qbo.post('batch', { BatchItemRequest: items });
    expect(answer.status).toBe(200);
    expect(answer.body['BatchItemResponse']).toMatchObject([
      { bId: '1', Vendor: { DisplayName: 'From a batch' } },
      { bId: '2', QueryResponse: { Vendor: [{ Id: '41' }] } },
      { bId: '3', Fault: { type: 'ValidationFault', Error: [{ code: '6240' }] } },
      { bId: '4', Fault: { Error: [{ code: '610' }] } },
      { bId: '5', Fault: { Error: [{ code: '500' }] } },
    ]);
  });

  it('takes an item without an operation for a new object', async () => {
    const answer = await qbo.post('batch', {
      BatchItemRequest: [{ Vendor: { DisplayName: 'No operation' } }],
    });
    expect(answer.body['BatchItemResponse']).toMatchObject([{ Vendor: { DisplayName: 'No operation' } }]);
  });

  it('takes at most 30 items (1040), and is replayed by its requestid', async () => {
    const items = Array.from({ length: 31 }, (_, item) => ({
      bId: String(item),
      Query: 'select * from Term',
    }));
    expect(codesOf(await qbo.post('batch', { BatchItemRequest: items }))).toEqual(['1040']);
    const once = { BatchItemRequest: [{ bId: '1', operation: 'create', PurchaseOrder: purchaseOrder() }] };
    const first = await qbo.post('batch?requestid=batch', once);
    expect((await qbo.post('batch?requestid=batch', once)).text).toBe(first.text);
  });
});

describe('[facts 2.3] change data capture', () => {
  it('shows what changed since, deletions last and as stubs', async () => {
    const company = await Driver.join(qbo.simulator, { seed: 'demo' });
    const kept = await company.created('PurchaseOrder', purchaseOrder());
    const gone = await company.created('PurchaseOrder', purchaseOrder());
    await company.post('purchaseorder?operation=delete', { Id: gone['Id'], SyncToken: '0' });
    const since = encodeURIComponent(new Date(Date.now() - 60_000).toISOString());
    const answer = await company.get(`cdc?entities=PurchaseOrder&changedSince=${since}`);
    expect(answer.body['CDCResponse']).toMatchObject([
      { QueryResponse: [{ PurchaseOrder: [{ Id: kept['Id'] }, { Id: gone['Id'], status: 'Deleted' }] }] },
    ]);
  });

  it('refuses tax codes and more than 30 days', async () => {
    const now = encodeURIComponent(new Date().toISOString());
    expect(codesOf(await qbo.get(`cdc?entities=TaxCode&changedSince=${now}`))).toEqual(['2000']);
    expect(codesOf(await qbo.get('cdc?entities=Vendor&changedSince=2020-01-01'))).toEqual(['2070']);
  });
});

describe('[facts 4.1] two shapes of faults', () => {
  const gatewayError = (answer: { body: Record<string, unknown> }) => answer.body['fault'];

  it('401 with lower-case keys for an unknown token', async () => {
    const answer = await send(qbo.api('vendor/41'), 'GET', undefined, { authorization: 'Bearer nobody' });
    expect(answer.status).toBe(401);
    expect(gatewayError(answer)).toMatchObject({ type: 'AUTHENTICATION', error: [{ code: '3200' }] });
  });

  it('403 for a realm that the token is not for, and for no token', async () => {
    const other = await Driver.join(qbo.simulator, { seed: 'empty' });
    const answer = await send(other.api('vendor/41'), 'GET', undefined, qbo.headers());
    expect(answer.status).toBe(403);
    expect(gatewayError(answer)).toMatchObject({ type: 'SERVICE', error: [{ code: '3100', detail: null }] });
    const none = await send(qbo.api('vendor/41'), 'GET');
    expect(gatewayError(none)).toMatchObject({ error: [{ code: '3202' }] });
  });

  it('404 for a realm that is no number', async () => {
    const answer = await send(
      `${qbo.simulator.url}/v3/company/abc/vendor/1`,
      'GET',
      undefined,
      qbo.headers(),
    );
    expect(answer.status).toBe(404);
  });

  it('6190 for writes of an expired subscription, while reads work', async () => {
    const company = await Driver.join(qbo.simulator, { seed: 'demo', switches: { subscription: 'expired' } });
    expect(codesOf(await company.post('vendor', { DisplayName: 'New' }))).toEqual(['6190']);
    expect((await company.get('vendor/41')).status).toBe(200);
  });
});

describe('[facts 2.1] throttles', () => {
  it('refuse the call above the limit with the recorded 429, and forget with the clock', async () => {
    const switches = { requests_per_minute: 10, requests_per_second: 100, requests_in_flight: 100 };
    const company = await Driver.join(qbo.simulator, { seed: 'demo', switches }, { throttled: true });
    const answers = await Promise.all(Array.from({ length: 12 }, async () => company.get('vendor/41')));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body).toEqual({
      Fault: {
        Error: [
          {
            Message: 'message=ThrottleExceeded; errorCode=003001; statusCode=429',
            Detail: 'The request limit was reached.  Try again later',
            code: '3001',
          },
        ],
        type: 'SERVICE',
      },
    });
    expect(refused?.headers.get('retry-after')).toBeNull();
    await company.control('POST', '/clock', { advanceSeconds: 61 });
    expect((await company.get('vendor/41')).status).toBe(200);
  });

  it('limit the minute and send Retry-After when the switches say so', async () => {
    const switches = { requests_per_minute: 3, requests_per_second: 100, retry_after_header: 60 };
    const company = await Driver.join(qbo.simulator, { seed: 'demo', switches }, { throttled: true });
    for (let call = 0; call < 3; call += 1) expect((await company.get('vendor/41')).status).toBe(200);
    const refused = await company.get('vendor/41');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    await company.company('PUT', '/switches', { throttle: false });
    expect((await company.get('vendor/41')).status).toBe(200);
  });

  it('limit what is in flight', async () => {
    const switches = { requests_in_flight: 1, requests_per_second: 1000, requests_per_minute: 100_000 };
    const company = await Driver.start({ seed: 'demo', switches }, {}, { throttled: true });
    await company.control('POST', '/faults', { effect: 'slow', delayMs: 600_000 });
    const first = company.get('vendor/41');
    const second = company.get('vendor/41');
    // One of them waits for the slow answer; the other cannot get in.
    expect((await Promise.race([first, second])).status).toBe(429);
    await company.close();
    await Promise.allSettled([first, second]);
  });

  it('leave the control API out', async () => {
    const company = await Driver.join(qbo.simulator, { seed: 'demo', switches: { requests_per_minute: 1 } });
    for (let call = 0; call < 3; call += 1)
      expect(rowsOf(await company.query('select * from Term'), 'Term')).toHaveLength(5);
  });
});
