import { codesOf, faultsOf, objectIn } from '../testing/driver';
import { isObject, objectsOf, scalarText } from '../json';
import { ContractCompany } from './testing/contract-company';
import { advertising, bill, order, pumps, VENDOR } from './testing/documents';

let qbo: ContractCompany;
beforeAll(async () => {
  qbo = await ContractCompany.open();
});
afterAll(async () => qbo.close());

describe('[N7] [facts 3.1] QuickBooks answers', () => {
  it('one object in an envelope with the Pacific time', async () => {
    const { status, body } = await qbo.get('vendor/56');
    expect(status).toBe(200);
    expect(body).toEqual({
      Vendor: expect.objectContaining({
        ...{ Id: '56', domain: 'QBO', sparse: false, DisplayName: "Bob's Burger Joint" },
        SyncToken: expect.stringMatching(/^\d+$/),
        MetaData: { CreateTime: expect.any(String), LastUpdatedTime: expect.any(String) },
      }),
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}-0[78]:00$/),
    });
  });

  it('with an intuit_tid of its own for every call, refused ones included', async () => {
    const answers = [await qbo.get('vendor/41'), await qbo.get('vendor/41'), await qbo.post('vendor', {})];
    const ids = answers.map(({ headers }) => headers.get('intuit_tid'));
    expect(ids).not.toContain(null);
    expect(new Set(ids).size).toBe(3);
  });

  it('in XML unless JSON is asked for', async () => {
    const { headers, text } = await qbo.call('vendor/41', { headers: { accept: '*/*' } });
    expect(headers.get('content-type')).toContain('xml');
    expect(text).toMatch(/<IntuitResponse [^>]*time=/);
    expect(text).toContain('<Vendor domain="QBO"');
  });

  it('the same, whatever old minor version is asked for [facts 2.2]', async () => {
    const answers = [await qbo.get('vendor/41?minorversion=1'), await qbo.get('vendor/41?minorversion=75')];
    const [old, current] = answers.map((answer) => objectIn(answer, 'Vendor'));
    expect(old).toEqual(current);
  });

  it('the company under the Id 1, with its plan [facts 5.1]', async () => {
    const info = objectIn(await qbo.get(`companyinfo/${qbo.realmId}`), 'CompanyInfo');
    expect(info).toMatchObject({ Id: '1', Country: 'US' });
    const plan = objectsOf(info['NameValue']).find(({ Name }) => Name === 'OfferingSku');
    expect(plan?.['Value']).toMatch(/^QuickBooks Online /);
  });

  it('preferences under the Id 1, with the home currency [facts 5.1]', async () => {
    expect(objectIn(await qbo.get('preferences'), 'Preferences')).toMatchObject({
      Id: '1',
      CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: 'USD' } },
    });
  });

  it('an order as a PDF', async () => {
    const { Id } = await qbo.created('PurchaseOrder', order(advertising(5)));
    const { headers, text } = await qbo.call(`purchaseorder/${scalarText(Id)}/pdf`, {
      headers: { accept: 'application/pdf' },
    });
    expect(headers.get('content-type')).toContain('application/pdf');
    expect(text).toMatch(/^%PDF-/);
  });

  it('an uploaded file with its size, its vendor and an address to fetch it from', async () => {
    const form = new FormData();
    const AttachableRef = [{ EntityRef: { type: 'Vendor', value: '41' } }];
    const about = JSON.stringify({ FileName: 'note.txt', ContentType: 'text/plain', AttachableRef });
    form.append('file_metadata_01', new Blob([about], { type: 'application/json' }), 'metadata.json');
    form.append('file_content_01', new Blob(['hello'], { type: 'text/plain' }), 'note.txt');
    const [response] = objectsOf((await qbo.call('upload', { body: form })).body['AttachableResponse']);
    const file = qbo.remember('Attachable', isObject(response?.['Attachable']) ? response['Attachable'] : {});
    expect(file).toMatchObject({ FileName: 'note.txt', Size: 5, AttachableRef });
    expect(file['TempDownloadUri']).toMatch(/^https?:\/\//);
  });
});

describe('[N7] [facts 4.1] [facts 4.3] QuickBooks refuses', () => {
  it('a token that it does not know with 401 in the words of the gateway [facts 4.1]', async () => {
    const answer = await qbo.call('vendor/41', { headers: { authorization: 'Bearer nobody' } });
    expect(answer.status).toBe(401);
    expect(objectIn(answer, 'fault')).toMatchObject({
      error: [{ code: '3200', message: expect.stringContaining('AuthenticationFailed') }],
      type: 'AUTHENTICATION',
    });
  });

  it('an unknown property with 2010 and its name', async () => {
    const answer = await qbo.post('vendor', { DisplayName: qbo.unique('Odd'), Shoesize: '44' });
    expect(answer.status).toBe(400);
    expect(faultsOf(answer)).toMatchObject([{ code: '2010', Detail: expect.stringContaining('Shoesize') }]);
  });

  it('a vendor without any name with 6080', async () => {
    expect(codesOf(await qbo.post('vendor', { Notes: 'nobody' }))).toContain('6080');
  });

  it('a number of 45 characters with 2050 and the lengths', async () => {
    const answer = await qbo.post('bill', bill(advertising(1), { DocNumber: 'x'.repeat(45) }));
    expect(faultsOf(answer)).toMatchObject([
      {
        Message: 'String length is either shorter or longer than supported by specification',
        Detail: expect.stringContaining('Min:0 Max:21 supported. Supplied length:45'),
        code: '2050',
        element: 'DocNumber',
      },
    ]);
  });

  it('longer texts with 2050 and separators of thousands', async () => {
    const answer = await qbo.post('bill', bill(advertising(1), { PrivateNote: 'x'.repeat(4016) }));
    expect(faultsOf(answer)).toMatchObject([
      { code: '2050', Detail: expect.stringContaining('Max:4,000 supported. Supplied length:4,016') },
    ]);
  });

  it('a vendor that there is not with 2500 for names', async () => {
    const VendorRef = { value: '999999' };
    expect(faultsOf(await qbo.post('bill', bill(advertising(1), { VendorRef })))).toMatchObject([
      { code: '2500', Detail: expect.stringContaining('Names element id 999999 not found') },
    ]);
  });

  it('an account that there is not with 2500 for accounts', async () => {
    expect(faultsOf(await qbo.post('bill', bill(advertising(1, '999999'))))).toMatchObject([
      { code: '2500', Detail: expect.stringContaining('Accounts element id 999999 not found') },
    ]);
  });

  it('an amount that is not quantity times price with 6070', async () => {
    const answer = await qbo.post('purchaseorder', order(pumps(14.5, 128.35, { Amount: 1861.07 })));
    expect(faultsOf(answer)).toMatchObject([
      { code: '6070', Detail: expect.stringContaining('Supplied value:1,861.07') },
    ]);
  });

  it('a bill without lines', async () => {
    const answer = await qbo.post('bill', { ...VENDOR });
    expect(answer.status).toBe(400);
    expect(faultsOf(answer)).toMatchObject([
      { code: '2020', Detail: expect.stringContaining('Required parameter Line is missing in the request') },
    ]);
  });

  it('to void an order, with 500', async () => {
    const made = await qbo.created('PurchaseOrder', order(advertising(3)));
    const { Id, SyncToken } = made;
    const answer = await qbo.post('purchaseorder?operation=void', {
      Id: Id ?? '',
      SyncToken: SyncToken ?? '',
    });
    expect(codesOf(answer)).toEqual(['500']);
  });
});
