import { scalarText } from '../json';
import { Driver, objectIn, purchaseOrder, send, type Answer } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'sample' });
});
afterAll(async () => qbo.close());

/** The body without its time, which no recording can foresee. */
function timeless({ body }: Answer): Record<string, unknown> {
  expect(scalarText(body['time'])).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}-0[78]:00$/);
  return Object.fromEntries(Object.entries(body).filter(([property]) => property !== 'time'));
}

describe('[facts 3.7] recorded answers to queries', () => {
  it('a query that cannot be parsed', async () => {
    expect(timeless(await qbo.query('select Id, Name from Vendor TxnDate'))).toEqual({
      Fault: {
        Error: [
          {
            Message: 'Error parsing query',
            Detail: 'QueryParserError: Encountered " <IDENTIFIER> "TxnDate "" at line 1, column 29.',
            code: '4000',
          },
        ],
        type: 'ValidationFault',
      },
    });
  });

  it.each([
    ['select * from Item where Taxable = true', "QueryValidationError: property 'Taxable' is not queryable"],
    [
      "select * from Vendor where Foo = '1'",
      'QueryValidationError: Property Foo not found for Entity Vendor',
    ],
    [
      'select BillAddr from Customer',
      'QueryValidationError: Property BillAddr not found for Entity Customer',
    ],
    [
      'select * from Vendor startposition 0',
      'QueryValidationError: value 0 is too small. Min allowed value is 1',
    ],
  ])('%s', async (query, Detail) => {
    expect(timeless(await qbo.query(query))).toEqual({
      Fault: { Error: [{ Message: 'Invalid query', Detail, code: '4001' }], type: 'ValidationFault' },
    });
  });

  it('nothing found, and a count', async () => {
    expect(timeless(await qbo.query("select * from Vendor where Id = '9999'"))).toEqual({
      QueryResponse: {},
    });
    expect(timeless(await qbo.query('select count(*) from Term'))).toEqual({
      QueryResponse: { totalCount: 5 },
    });
  });

  it('a page says where it begins and how much it holds', async () => {
    const { QueryResponse } = timeless(await qbo.query('select Id from Term startposition 2 maxresults 3'));
    expect(QueryResponse).toMatchObject({ startPosition: 2, maxResults: 3 });
  });
});

describe('[facts 2.3] recorded answers of change data capture', () => {
  it('nothing changed', async () => {
    const since = encodeURIComponent(new Date(Date.now() + 3_600_000).toISOString());
    expect(timeless(await qbo.get(`cdc?entities=Vendor&changedSince=${since}`))).toEqual({
      CDCResponse: [{ QueryResponse: [{}] }],
    });
  });
});

describe('[facts 3.3] [facts 3.5] recorded answers to writes', () => {
  it('a stale token and a delete', async () => {
    const { Id } = await qbo.created('PurchaseOrder', purchaseOrder());
    const stale = timeless(await qbo.post('purchaseorder', { Id, SyncToken: '7', sparse: true }));
    expect(stale).toEqual({
      Fault: {
        Error: [
          {
            Message: 'Stale Object Error',
            Detail:
              'Stale Object Error : You and root were working on this at the same time. root finished before you did, so your work was not saved. Entity=PurchaseOrder',
            code: '5010',
            element: '',
          },
        ],
        type: 'ValidationFault',
      },
    });
    const gone = await qbo.post('purchaseorder?operation=delete', { Id, SyncToken: '0' });
    expect(timeless(gone)).toEqual({ PurchaseOrder: { status: 'Deleted', domain: 'QBO', Id } });
  });

  it('a name in use', async () => {
    expect(timeless(await qbo.post('vendor', { DisplayName: "Amy's Bird Sanctuary" }))).toEqual({
      Fault: {
        Error: [
          {
            Message: 'Duplicate Name Exists Error',
            Detail:
              'The name supplied already exists. : Another customer, vendor or employee is already using this name. Please use a different name.',
            code: '6240',
            element: '',
          },
        ],
        type: 'ValidationFault',
      },
    });
  });
});

describe('[facts 4.1] recorded answers of the gateway', () => {
  it('an expired token', async () => {
    const answer = await send(qbo.api('vendor/41'), 'GET', undefined, { authorization: 'Bearer AB0' });
    expect(answer.status).toBe(401);
    expect(Object.keys(answer.body)).toEqual([
      ...['warnings', 'intuitObject', 'fault', 'report', 'queryResponse', 'batchItemResponse'],
      ...['attachableResponse', 'syncErrorResponse', 'requestId', 'time', 'status', 'cdcresponse'],
    ]);
    expect(objectIn(answer, 'fault')).toMatchObject({
      error: [
        {
          message: 'message=AuthenticationFailed; errorCode=003200; statusCode=401',
          code: '3200',
          element: null,
        },
      ],
      type: 'AUTHENTICATION',
    });
    expect(typeof answer.body['time']).toBe('number');
  });
});
