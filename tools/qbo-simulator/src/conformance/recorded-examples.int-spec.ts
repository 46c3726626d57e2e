import { scalarText, type Json, type JsonObject } from '../json';
import { basicAuthorization, connectApp, DEMO_APP } from '../testing/connect-app';
import { bill, billPayment } from '../testing/documents';
import { Driver, faultsOf, objectIn, purchaseOrder, rowsOf, send } from '../testing/driver';

/** Requests and answers as others have published them, letter by letter; `…` stands for what differs by company. */
let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo', switches: { throttle: false } });
});
afterAll(async () => qbo.close());

const parse = (text: string): Json => JSON.parse(text) as Json;

/** The recorded text as a pattern of the answer: what is `…` may be anything. */
function recorded(text: string): unknown {
  const open = (value: Json): unknown => {
    if (value === '…') return expect.anything();
    if (Array.isArray(value)) return value.map(open);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, open(one)]));
  };
  return open(parse(text));
}

describe('[facts 4.1] faults as recorded', () => {
  it('401 of an expired token, with every key in its place', async () => {
    const answer = await send(qbo.api('vendor/41'), 'GET', undefined, {
      authorization: 'Bearer AB01732060000x',
    });
    const text =
      '{"warnings":null,"intuitObject":null,"fault":{"error":[{"message":"message=AuthenticationFailed; errorCode=003200; statusCode=401","detail":"Token expired: AB0…","code":"3200","element":null}],"type":"AUTHENTICATION"},"report":null,"queryResponse":null,"batchItemResponse":[],"attachableResponse":[],"syncErrorResponse":null,"requestId":null,"time":1730024394085,"status":null,"cdcresponse":[]}';
    expect(answer.status).toBe(401);
    expect(answer.text.replace(/"time":\d{13}/, '"time":1730024394085')).toBe(text);
  });

  it('403 of a wrong realm', async () => {
    const other = await Driver.join(qbo.simulator, { seed: 'empty' });
    const headers = { authorization: `Bearer ${qbo.accessToken}` };
    const answer = await send(other.api('vendor/41'), 'GET', undefined, headers);
    expect([answer.status, answer.body['fault']]).toEqual([
      403,
      recorded(
        '{"error":[{"message":"message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403","detail":null,"code":"3100","element":null}],"type":"SERVICE"}',
      ),
    ]);
  });

  it('429 of the throttle', async () => {
    const company = await Driver.join(qbo.simulator, { seed: 'empty' }, { throttled: true });
    await company.company('PUT', '/switches', { requests_per_minute: 1 });
    await company.get('companyinfo/1');
    const answer = await company.get('companyinfo/1');
    expect([answer.status, answer.text]).toEqual([
      429,
      '{"Fault":{"Error":[{"Message":"message=ThrottleExceeded; errorCode=003001; statusCode=429","Detail":"The request limit was reached.  Try again later","code":"3001"}],"type":"SERVICE"}}',
    ]);
  });

  it('the data service’s own shape, with its time', async () => {
    const answer = await qbo.post('vendor', { DisplayName: 'Hicks Hardware' });
    expect(answer.text).toMatch(
      /^\{"Fault":\{"Error":\[\{"Message":"[^"]+","Detail":"[^"]+","code":"6240","element":""\}\],"type":"ValidationFault"\},"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}-0[78]:00"\}$/,
    );
  });
});

describe('[facts 4.3] errors as recorded', () => {
  it.each([
    [
      'purchaseorder',
      purchaseOrder({ DocNumber: 'x'.repeat(45) }),
      '{"Message":"String length is either shorter or longer than supported by specification","Detail":"String length specified does not match the supported length. Min:0 Max:21 supported. Supplied length:45","code":"2050","element":"DocNumber"}',
    ],
    [
      'bill',
      bill({ VendorRef: { value: '583' } }),
      '{"Message":"Invalid Reference Id","Detail":"Invalid Reference Id : Names element id 583 not found","code":"2500","element":"Reference Id"}',
    ],
    [
      'bill',
      bill({ ClassRef: { value: '999999' } }),
      '{"Message":"Invalid Reference Id","Detail":"Invalid Reference Id : Klasses element id 999999 not found","code":"2500","element":"Reference Id"}',
    ],
    [
      'vendor',
      { DisplayName: 'F', Foo: 1 },
      '{"Message":"Request has invalid or unsupported property","Detail":"Property Name:Unrecognized field \\"Foo\\" specified is unsupported or invalid","code":"2010","element":"Foo"}',
    ],
  ])('of a %s', async (path, body, text) => {
    expect(faultsOf(await qbo.post(path, body))[0]).toEqual(recorded(text));
  });

  it('several at once, a used number among them', async () => {
    await qbo.created('PurchaseOrder', purchaseOrder({ DocNumber: 'AGAIN' }));
    const [line] = (purchaseOrder() as JsonObject)['Line'] as JsonObject[];
    const bent = { ...line, Amount: 1 };
    const answer = await qbo.post('purchaseorder', purchaseOrder({ DocNumber: 'AGAIN', Line: [bent, bent] }));
    expect(faultsOf(answer).map(({ code }) => code)).toEqual(['6070', '6070', '6140']);
  });
});

describe('[facts 3.7] queries as recorded', () => {
  it('an apostrophe that is not escaped', async () => {
    const answer = await qbo.query("SELECT * FROM Customer WHERE DisplayName = 'Bob's Candy'");
    expect(faultsOf(answer)[0]?.Detail).toBe(
      'QueryParserError: Encountered " <STRING> "\'s" at line 1, column 48.',
    );
  });

  it('a page, nothing found and a count', async () => {
    await qbo.created('Bill', bill());
    const page = await qbo.query('select * from Bill maxresults 1');
    expect(page.body).toEqual(
      recorded('{"QueryResponse":{"Bill":["…"],"startPosition":1,"maxResults":1},"time":"…"}'),
    );
    const none = await qbo.query("select * from Bill where DocNumber = 'none'");
    expect(none.body).toEqual(recorded('{"QueryResponse":{},"time":"…"}'));
    const count = await qbo.query('SELECT COUNT(*) FROM Customer');
    expect(count.body).toEqual(recorded('{"QueryResponse":{"totalCount":"…"},"time":"…"}'));
  });

  it.each(['SELECT *, Sku FROM Item', 'select * from Bill', 'SELECT Id, SyncToken, Active FROM Customer'])(
    '%s is taken',
    async (query) => {
      expect((await qbo.query(query)).status).toBe(200);
    },
  );
});

describe('[facts 3.6] a batch as recorded', () => {
  it('creates, asks, deletes and voids', async () => {
    const gone = await qbo.created('Bill', bill());
    const paid = await qbo.created('Bill', bill());
    const payment = await qbo.created('BillPayment', billPayment([paid], 100));
    const text = `{"BatchItemRequest":[{"bId":"1","operation":"create","Vendor":{"DisplayName":"By batch"}},{"bId":"2","Query":"select * from Vendor maxresults 1"},{"bId":"3","operation":"delete","Bill":{"Id":"${scalarText(gone['Id'])}","SyncToken":"0"}},{"bId":"4","operation":"update","optionsData":"void","BillPayment":{"Id":"${scalarText(payment['Id'])}","SyncToken":"0","sparse":true}},{"bId":"5","operation":"create","Vendor":{}}]}`;
    const answer = await qbo.post('batch', text);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(
      recorded(
        `{"BatchItemResponse":[{"bId":"1","Vendor":"…"},{"bId":"2","QueryResponse":"…"},{"bId":"3","Bill":{"status":"Deleted","domain":"QBO","Id":"${scalarText(gone['Id'])}"}},{"bId":"4","BillPayment":"…"},{"bId":"5","Fault":{"type":"ValidationFault","Error":"…"}}],"time":"…"}`,
      ),
    );
  });
});

describe('[facts 2.3] changed data as recorded', () => {
  it('a stub of what was deleted', async () => {
    const { Id } = await qbo.created('PurchaseOrder', purchaseOrder());
    await qbo.post('purchaseorder?operation=delete', { Id, SyncToken: '0' });
    const since = encodeURIComponent(new Date(Date.now() - 60_000).toISOString());
    const [group] = (await qbo.get(`cdc?entities=PurchaseOrder&changedSince=${since}`)).body[
      'CDCResponse'
    ] as JsonObject[];
    const [found] = group?.['QueryResponse'] as JsonObject[];
    expect((found?.['PurchaseOrder'] as JsonObject[]).at(-1)).toEqual({
      ...(recorded(
        '{"domain":"QBO","status":"Deleted","Id":"979","MetaData":{"LastUpdatedTime":"…"}}',
      ) as object),
      Id,
    });
  });
});

describe('[facts 5.8] the tax service as recorded', () => {
  it('takes a code with a new rate, and answers without a wrapper', async () => {
    const text =
      '{"TaxCode":"VAT 21","TaxRateDetails":[{"TaxRateName":"VAT 21 purchase","RateValue":"21","TaxAgencyId":"1","TaxApplicableOn":"Purchase"}]}';
    const answer = await qbo.post('taxservice/taxcode', text);
    expect(Object.keys(answer.body)).toEqual(['TaxCode', 'TaxCodeId', 'TaxRateDetails', 'time']);
    expect(answer.body).toMatchObject({ TaxCode: 'VAT 21', TaxCodeId: expect.any(String) });
  });
});

describe('[facts 5.11] a linked bill as recorded', () => {
  it('has its links on head and line, and the order knows it', async () => {
    const order = await qbo.created('PurchaseOrder', purchaseOrder());
    const id = scalarText(order['Id']);
    const head = parse(`[{"TxnId":"${id}","TxnType":"PurchaseOrder"}]`);
    const lines = parse(`[{"TxnId":"${id}","TxnType":"PurchaseOrder","TxnLineId":"1"}]`);
    const [line] = (purchaseOrder() as JsonObject)['Line'] as JsonObject[];
    const linked = bill({ LinkedTxn: head, Line: [{ ...line, LinkedTxn: lines }] });
    const created = await qbo.created('Bill', linked);
    expect(created).toMatchObject({ LinkedTxn: head, Line: [{ LinkedTxn: lines }] });
    const after = objectIn(await qbo.get(`purchaseorder/${id}`), 'PurchaseOrder');
    expect(after).toMatchObject({
      POStatus: 'Closed',
      LinkedTxn: [{ TxnId: created['Id'], TxnType: 'Bill' }],
    });
  });
});

describe('[facts 5.15] a file as recorded', () => {
  it('hangs at a bill and is found by it', async () => {
    const { Id } = await qbo.created('Bill', bill());
    const id = scalarText(Id);
    const note = parse(
      `{"Note":"N","AttachableRef":[{"EntityRef":{"type":"Bill","value":"${id}"},"IncludeOnSend":false}]}`,
    );
    const attached = await qbo.created('Attachable', note);
    const query = `select * from Attachable where AttachableRef.EntityRef.Type = 'bill' and AttachableRef.EntityRef.value = '${id}'`;
    expect(rowsOf(await qbo.query(query), 'Attachable')).toMatchObject([{ Id: attached['Id'] }]);
  });
});

describe('[facts 1.4] the token endpoint as recorded', () => {
  const token = async (form: string, app = DEMO_APP) =>
    send(`${qbo.simulator.url}/oauth2/v1/tokens/bearer`, 'POST', form, basicAuthorization(app));

  it('a refresh token that is not good', async () => {
    const answer = await token('grant_type=refresh_token&refresh_token=RT1-39-H3-nothing');
    expect([answer.status, answer.text]).toEqual([
      400,
      '{"error":"invalid_grant","error_description":"Incorrect or invalid refresh token"}',
    ]);
  });

  it('a code that is not good, and a client that is none', async () => {
    const code = await token(
      'grant_type=authorization_code&code=used&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fcallback',
    );
    expect([code.status, code.text]).toEqual([400, '{"error":"invalid_grant"}']);
    const nobody = await token('grant_type=refresh_token&refresh_token=x', {
      ...DEMO_APP,
      clientSecret: 'wrong',
    });
    expect([nobody.status, nobody.text]).toEqual([401, '{"error":"invalid_client"}']);
  });

  it('revoking is answered by 200 and nothing', async () => {
    const tokens = await connectApp(qbo);
    const headers = { ...basicAuthorization(DEMO_APP), 'content-type': 'application/json' };
    const body = { token: tokens['refresh_token'] };
    const answer = await send(`${qbo.simulator.url}/v2/oauth2/tokens/revoke`, 'POST', body, headers);
    expect([answer.status, answer.text]).toEqual([200, '']);
  });
});
