import zlib from 'node:zlib';
import { isObject, objectsOf, referenceOf, scalarText } from '../json';
import { codesOf, Driver, purchaseOrder, rowsOf, send, type Answer } from '../testing/driver';

const XMLNS = 'xmlns="http://schema.intuit.com/finance/v3"';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

async function xml(path: string, body?: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { authorization = '' } = qbo.headers();
  const wished = { authorization, accept: 'application/xml', 'content-type': 'application/xml', ...headers };
  return send(qbo.api(path), body === undefined ? 'GET' : 'POST', body, wished);
}

const idOf = (answer: Answer) => /<Id>(\d+)<\/Id>/.exec(answer.text)?.[1] ?? '';

describe('[facts 3.1] a client that speaks XML', () => {
  it('creates, reads, changes and inactivates a vendor', async () => {
    const created = await xml(
      'vendor?minorversion=75',
      `<Vendor ${XMLNS}><DisplayName>Müller &amp; Söhne &lt;😀&gt;</DisplayName><TermRef>3</TermRef></Vendor>`,
    );
    expect(created.headers.get('content-type')).toBe('application/xml;charset=UTF-8');
    expect(created.text).toContain(`${XMLNS}><Vendor domain="QBO" sparse="false"><Id>`);
    expect(created.text).toContain('<DisplayName>Müller &amp; Söhne &lt;😀&gt;</DisplayName>');
    const id = idOf(created);
    expect((await xml(`vendor/${id}`)).text).toContain('<TermRef name="Net 30">3</TermRef>');
    const changed = await xml(
      'vendor',
      `<Vendor ${XMLNS} sparse="true"><Id>${id}</Id><SyncToken>0</SyncToken><Active>false</Active></Vendor>`,
    );
    expect(changed.text).toContain('<DisplayName>Müller &amp; Söhne &lt;😀&gt; (deleted)</DisplayName>');
    expect(changed.text).toContain('<SyncToken>1</SyncToken>');
  });

  it('orders, sends back what it has read, and deletes', async () => {
    const created = await xml(
      'purchaseorder',
      `<PurchaseOrder ${XMLNS}>
        <VendorRef name="whoever">41</VendorRef>
        <Line><LineNum>0</LineNum><Amount>25.00</Amount><DetailType>ItemBasedExpenseLineDetail</DetailType>
          <ItemBasedExpenseLineDetail><ItemRef>11</ItemRef><Qty>2</Qty><UnitPrice>12.50</UnitPrice></ItemBasedExpenseLineDetail></Line>
        <Line><Amount>7.50</Amount><DetailType>AccountBasedExpenseLineDetail</DetailType>
          <AccountBasedExpenseLineDetail><AccountRef>7</AccountRef></AccountBasedExpenseLineDetail></Line>
      </PurchaseOrder>`,
    );
    expect(created.text).toContain('<TotalAmt>32.5</TotalAmt>');
    const whole = /<PurchaseOrder .*<\/PurchaseOrder>/s.exec(created.text)?.[0] ?? '';
    const again = await xml('purchaseorder?operation=update', whole);
    expect(again.text).toContain('<SyncToken>1</SyncToken>');
    const untimed = (text: string) =>
      text.replace(/<(SyncToken|LastUpdatedTime)>.*?<\/\1>| time="[^"]*"/g, '');
    expect(untimed(again.text)).toBe(untimed(created.text));
    const id = idOf(created);
    const deleted = await xml(
      'purchaseorder?operation=delete',
      `<PurchaseOrder ${XMLNS}><Id>${id}</Id><SyncToken>1</SyncToken></PurchaseOrder>`,
    );
    expect(deleted.text).toContain(
      `<PurchaseOrder domain="QBO" status="Deleted"><Id>${id}</Id></PurchaseOrder>`,
    );
  });

  it('pays bills and voids the payment', async () => {
    const bill = await xml(
      'bill',
      `<Bill><VendorRef>41</VendorRef><Line><Amount>10</Amount><DetailType>AccountBasedExpenseLineDetail</DetailType>
        <AccountBasedExpenseLineDetail><AccountRef>7</AccountRef></AccountBasedExpenseLineDetail></Line></Bill>`,
    );
    const paid = await xml(
      'billpayment',
      `<BillPayment><VendorRef>41</VendorRef><PayType>Check</PayType><TotalAmt>10</TotalAmt>
        <CheckPayment><BankAccountRef>35</BankAccountRef></CheckPayment>
        <Line><Amount>10</Amount><LinkedTxn><TxnId>${idOf(bill)}</TxnId><TxnType>Bill</TxnType></LinkedTxn></Line></BillPayment>`,
    );
    expect(paid.text).toContain('<TotalAmt>10</TotalAmt>');
    const voided = await xml(
      'billpayment?operation=update&include=void',
      `<BillPayment sparse="true"><Id>${idOf(paid)}</Id><SyncToken>0</SyncToken></BillPayment>`,
    );
    expect(voided.text).toMatch(/<PrivateNote>Voided.*<TotalAmt>0<\/TotalAmt>/s);
  });

  it('sends tax lines of its own where tax is on purchases', async () => {
    const british = await Driver.join(qbo.simulator, { seed: 'demo', country: 'GB' });
    const [code] = rowsOf(await british.query("select * from TaxCode where Name like '20%'"), 'TaxCode');
    const list = code?.['PurchaseTaxRateList'];
    const [rate] = objectsOf(isObject(list) ? list['TaxRateDetail'] : []);
    const id = rate && referenceOf(rate, 'TaxRateRef');
    const body = `<Bill ${XMLNS}><VendorRef>41</VendorRef><GlobalTaxCalculation>TaxExcluded</GlobalTaxCalculation>
      <Line><Amount>100.00</Amount><DetailType>AccountBasedExpenseLineDetail</DetailType><AccountBasedExpenseLineDetail>
        <AccountRef>7</AccountRef><TaxCodeRef>${scalarText(code?.['Id'])}</TaxCodeRef></AccountBasedExpenseLineDetail></Line>
      <TxnTaxDetail><TaxLine><Amount>20.01</Amount><DetailType>TaxLineDetail</DetailType>
        <TaxLineDetail><TaxRateRef>${id}</TaxRateRef><PercentBased>true</PercentBased></TaxLineDetail></TaxLine></TxnTaxDetail></Bill>`;
    const headers = { authorization: `Bearer ${british.accessToken}`, 'content-type': 'text/xml' };
    const answer = await send(british.api('bill'), 'POST', body, { ...headers, accept: 'text/xml' });
    expect(answer.text).toContain('<TotalTax>20.01</TotalTax>');
    expect(answer.text).toContain('<TotalAmt>120.01</TotalAmt>');
  });

  it('is told what the schema does not have, and what the model refuses', async () => {
    const unknown = await xml('vendor', `<Vendor ${XMLNS}><DisplayName>V</DisplayName><Foo>1</Foo></Vendor>`);
    expect([unknown.status, unknown.text]).toEqual([
      400,
      expect.stringContaining('<Error code="2010" element="Foo">'),
    ]);
    expect((await xml('vendor/999999')).text).toContain('<Fault type="ValidationFault"><Error code="610">');
    expect((await xml('term', '<Term><Name>T</Name><DueDays>ten</DueDays></Term>')).text).toContain(
      'code="2080"',
    );
  });

  it('cannot smuggle a document type in', async () => {
    const laughs = `<!DOCTYPE Vendor [<!ENTITY a "ha">]><Vendor><DisplayName>&a;</DisplayName></Vendor>`;
    const answer = await xml('vendor', laughs);
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('<Error code="500">')]);
  });

  it('may send XML and ask for JSON, and the reverse', async () => {
    const answer = await xml('class', '<Class><Name>From XML</Name></Class>', { accept: 'application/json' });
    expect(answer.body['Class']).toMatchObject({ Name: 'From XML' });
    const order = await xml('purchaseorder', JSON.stringify(purchaseOrder()), {
      'content-type': 'application/json',
    });
    expect(order.text).toContain('<PurchaseOrder domain="QBO" sparse="false">');
  });

  it('may compress what it sends', async () => {
    const { authorization = '' } = qbo.headers();
    const post = async (encoding: string, body: Buffer) => {
      const headers = {
        ...{ authorization, accept: 'application/xml' },
        ...{ 'content-type': 'application/xml', 'content-encoding': encoding },
      };
      const response = await fetch(qbo.api('class'), { method: 'POST', headers, body });
      return { status: response.status, text: await response.text() };
    };
    const body = (name: string) => Buffer.from(`<Class ${XMLNS}><Name>${name}</Name></Class>`);
    expect((await post('gzip', zlib.gzipSync(body('Zipped')))).text).toContain('<Name>Zipped</Name>');
    expect((await post('deflate', zlib.deflateSync(body('Deflated')))).text).toContain(
      '<Name>Deflated</Name>',
    );
    const broken = await post('gzip', body('Plain'));
    expect([broken.status, broken.text]).toEqual([400, expect.stringContaining('<Error code="1050">')]);
    const bomb = await post('gzip', zlib.gzipSync(Buffer.alloc(11 << 20)));
    expect([bomb.status, bomb.text]).toEqual([400, expect.stringContaining('<Error code="6030">')]);
  });

  it('gets the singletons and their flags, and changes one', async () => {
    const read = await xml('preferences');
    expect(read.text).toContain('<HomeCurrency>USD</HomeCurrency>');
    const company = await xml(`companyinfo/${qbo.realmId}`);
    expect(company.text).toMatch(/<NameValue><Name>[^<]*<\/Name><Value>/);
    const changed = await xml(
      'preferences',
      `<Preferences sparse="true"><Id>1</Id><SyncToken>0</SyncToken><AccountingInfoPrefs>
        <ClassTrackingPerTxnLine>true</ClassTrackingPerTxnLine></AccountingInfoPrefs></Preferences>`,
    );
    expect(changed.text).toContain('<ClassTrackingPerTxnLine>true</ClassTrackingPerTxnLine>');
    expect((await qbo.get('preferences')).body['Preferences']).toMatchObject({
      AccountingInfoPrefs: { ClassTrackingPerTxnLine: true, ClassTrackingPerTxn: false },
    });
  });

  it('uploads a file with its metadata in XML', async () => {
    const form = new FormData();
    const metadata = `<Attachable ${XMLNS}><Note>From XML</Note><AttachableRef><EntityRef type="Vendor">41</EntityRef></AttachableRef></Attachable>`;
    form.append('file_metadata_01', new Blob([metadata], { type: 'application/xml' }));
    form.append('file_content_01', new Blob(['%PDF'], { type: 'application/pdf' }), 'a.pdf');
    const { authorization = '' } = qbo.headers();
    const headers = { authorization, accept: 'application/xml' };
    const response = await fetch(qbo.api('upload'), { method: 'POST', headers, body: form });
    const text = await response.text();
    expect(text).toContain('<AttachableResponse><Attachable domain="QBO" sparse="false">');
    expect(text).toContain('<EntityRef type="Vendor">41</EntityRef>');
    expect(text).toContain('<Note>From XML</Note>');
  });

  it('is refused by the tax service, which answers JSON whatever is asked for', async () => {
    const refused = await xml('taxservice/taxcode', '<TaxCode/>');
    expect([refused.status, codesOf(refused)]).toEqual([400, ['1050']]);
    const asked = await xml('taxservice/taxcode', '{}', { 'content-type': 'application/json' });
    expect(codesOf(asked)).toEqual(['2020', '2020']);
  });
});

describe('[facts 3.1] who asks for neither form', () => {
  it.each([
    ['fetch and curl', '*/*'],
    ['a client without the header', ''],
  ])('gets XML: %s', async (_client, accept) => {
    const { authorization = '' } = qbo.headers();
    const answer = await send(qbo.api('vendor/56'), 'GET', undefined, { authorization, accept });
    expect(answer.text).toContain('<DisplayName>Bob&apos;s Burger Joint</DisplayName>');
  });

  it('gets JSON by `format=json` in the address, or by the switch of the company', async () => {
    const headers = { authorization: qbo.headers()['authorization'] ?? '', accept: '*/*' };
    const asked = await send(qbo.api('vendor/56?format=json'), 'GET', undefined, headers);
    expect(asked.body['Vendor']).toMatchObject({ Id: '56' });
    await qbo.company('PUT', '/switches', { default_form: 'json' });
    expect((await send(qbo.api('vendor/56'), 'GET', undefined, headers)).body['Vendor']).toMatchObject({
      Id: '56',
    });
    await qbo.company('PUT', '/switches', { default_form: 'xml' });
  });

  it('gets pages and files as they are', async () => {
    const order = await qbo.created('PurchaseOrder', purchaseOrder());
    const pdf = await xml(`purchaseorder/${scalarText(order['Id'])}/pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
  });
});

describe('[facts 3.7] [facts 2.3] [facts 3.6] pages, changes and batches in XML', () => {
  it('a query', async () => {
    const answer = await xml(`query?query=${encodeURIComponent('select * from Term maxresults 2')}`);
    expect(answer.text).toMatch(
      /<QueryResponse startPosition="1" maxResults="2"><Term domain="QBO" sparse="false">/,
    );
    const posted = await xml('query', 'select count(*) from Term', { 'content-type': 'application/text' });
    expect(posted.text).toContain('<QueryResponse totalCount="5">');
  });

  it('change data capture', async () => {
    const since = encodeURIComponent(new Date(Date.now() - 3_600_000).toISOString());
    const order = await qbo.created('PurchaseOrder', purchaseOrder());
    await qbo.post('purchaseorder?operation=delete', { Id: order['Id'], SyncToken: '0' });
    const answer = await xml(`cdc?entities=PurchaseOrder,Employee&changedSince=${since}`);
    expect(answer.text).toMatch(
      /<CDCResponse><QueryResponse startPosition="1" maxResults="\d+"><PurchaseOrder /,
    );
    expect(answer.text).toContain(
      `<PurchaseOrder domain="QBO" status="Deleted"><Id>${scalarText(order['Id'])}</Id><MetaData><LastUpdatedTime>`,
    );
  });

  it('a batch', async () => {
    const answer = await xml(
      'batch',
      `<IntuitBatchRequest ${XMLNS}>
        <BatchItemRequest bId="a" operation="create"><Class><Name>In a batch</Name></Class></BatchItemRequest>
        <BatchItemRequest bId="b"><Query>select * from Class where Name = 'In a batch'</Query></BatchItemRequest>
        <BatchItemRequest bId="c" operation="delete"><Class><Id>1</Id></Class></BatchItemRequest>
      </IntuitBatchRequest>`,
    );
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/<BatchItemResponse bId="a"><Class domain="QBO" sparse="false">/);
    expect(answer.text).toContain(
      '<BatchItemResponse bId="b"><QueryResponse startPosition="1" maxResults="1">',
    );
    expect(answer.text).toContain(
      '<BatchItemResponse bId="c"><Fault type="ValidationFault"><Error code="500">',
    );
  });
});

describe('[facts 4.1] faults in XML', () => {
  it('of the gateway', async () => {
    const answer = await xml('vendor/41', undefined, { authorization: 'Bearer AB0' });
    expect(answer.status).toBe(401);
    expect(answer.text).toMatch(
      /<IntuitResponse time="[^"]+-0[78]:00" xmlns="[^"]+"><Fault type="AUTHENTICATION"><Error code="3200"><Message>message=AuthenticationFailed; errorCode=003200; statusCode=401<\/Message>/,
    );
  });

  it('of a query that cannot be parsed', async () => {
    const answer = await xml('query?query=select');
    expect([answer.status, answer.text]).toEqual([
      400,
      expect.stringContaining('<Error code="4000"><Message>'),
    ]);
  });
});

describe('[facts 3.2] a requestid in XML', () => {
  it('gives the first reply again, in the form that is asked for', async () => {
    const body = '<Class><Name>Once</Name></Class>';
    const first = await xml('class?requestid=xml-once', body);
    const again = await xml('class?requestid=xml-once', body);
    expect(again.text).toBe(first.text);
    const asJson = await xml('class?requestid=xml-once', body, { accept: 'application/json' });
    expect(asJson.body['Class']).toMatchObject({ Id: idOf(first) });
  });
});
