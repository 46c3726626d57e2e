import { answerAsXml } from './answer';

const NOW = '2026-11-20T10:00:00.000-08:00';
const XMLNS = 'xmlns="http://schema.intuit.com/finance/v3"';
const content = (body: Parameters<typeof answerAsXml>[0]) =>
  answerAsXml({ ...body, time: NOW }, '')
    .replace('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', '')
    .replace(new RegExp(`^<IntuitResponse time="${NOW}" ${XMLNS}>`), '')
    .replace(/<\/IntuitResponse>$/, '');

describe('[facts 3.1] an answer as XML', () => {
  it('has an object with its attributes, and its properties in the order of the schema', () => {
    const Vendor = {
      ...{ Balance: 10.5, DisplayName: '  Tom & "Jerry" <😀>', Id: '56', domain: 'QBO', sparse: false },
      ...{ TermRef: { value: '3', name: 'a "b"\n' }, BillAddr: { City: 'X', Id: '1' }, SyncToken: '0' },
    };
    expect(content({ Vendor })).toBe(
      '<Vendor domain="QBO" sparse="false"><Id>56</Id><SyncToken>0</SyncToken>' +
        '<DisplayName>  Tom &amp; &quot;Jerry&quot; &lt;😀&gt;</DisplayName>' +
        '<BillAddr><Id>1</Id><City>X</City></BillAddr><TermRef name="a &quot;b&quot;&#xA;">3</TermRef>' +
        '<Balance>10.5</Balance></Vendor>',
    );
  });

  it('has a stub for what was deleted', () => {
    expect(content({ Bill: { status: 'Deleted', domain: 'QBO', Id: '108' } })).toBe(
      '<Bill domain="QBO" status="Deleted"><Id>108</Id></Bill>',
    );
  });

  it('has lines one after the other', () => {
    const Line = [
      { Id: '1', Amount: 0.0000001 },
      { Id: '2', Amount: 1 },
    ];
    expect(content({ Bill: { Line, Id: '7' } })).toBe(
      '<Bill><Id>7</Id><Line><Id>1</Id><Amount>0.0000001</Amount></Line><Line><Id>2</Id><Amount>1</Amount></Line></Bill>',
    );
  });

  it('carries what XML cannot as a replacement character, and odd names as plain ones', () => {
    const OtherContactInfo = { 'a b<c': 'x\u0001y\ud800' };
    expect(content({ Vendor: { OtherContactInfo } })).toBe(
      '<Vendor><OtherContactInfo><_a_b_c>x\ufffdy\ufffd</_a_b_c></OtherContactInfo></Vendor>',
    );
  });

  it('ends where what a caller has kept goes on without end', () => {
    let deep: Record<string, never> | { deeper: unknown } = {};
    for (let level = 0; level < 500; level += 1) deep = { deeper: deep };
    const xml = content({ Vendor: { OtherContactInfo: deep as Record<string, never> } });
    expect(xml.length).toBeLessThan(10_000);
  });
});

describe('[facts 3.7] a page as XML', () => {
  it('says as attributes where it begins and how much it holds', () => {
    const QueryResponse = { Term: [{ Id: '1' }, { Id: '2' }], startPosition: 1, maxResults: 2 };
    expect(content({ QueryResponse })).toBe(
      '<QueryResponse startPosition="1" maxResults="2"><Term><Id>1</Id></Term><Term><Id>2</Id></Term></QueryResponse>',
    );
    expect(content({ QueryResponse: { totalCount: 37 } })).toBe(
      '<QueryResponse totalCount="37"></QueryResponse>',
    );
  });
});

describe('[facts 2.3] changed data as XML', () => {
  it('has one group for every entity that was asked for', () => {
    const QueryResponse = [{ Bill: [{ Id: '1' }], startPosition: 1, maxResults: 1 }, {}];
    expect(content({ CDCResponse: [{ QueryResponse }] })).toBe(
      '<CDCResponse><QueryResponse startPosition="1" maxResults="1"><Bill><Id>1</Id></Bill></QueryResponse>' +
        '<QueryResponse></QueryResponse></CDCResponse>',
    );
  });
});

describe('[facts 3.6] the answer to a batch as XML', () => {
  it('has the bId as an attribute, and a fault among the others', () => {
    const fault = {
      Error: [{ Message: 'M', Detail: 'D', code: '2500', element: 'Line' }],
      type: 'ValidationFault',
    };
    const BatchItemResponse = [
      { Vendor: { Id: '1' }, bId: 'a' },
      { Fault: fault, bId: 'b' },
      { QueryResponse: { totalCount: 1 }, bId: 'c' },
    ];
    expect(content({ BatchItemResponse })).toBe(
      '<BatchItemResponse bId="a"><Vendor><Id>1</Id></Vendor></BatchItemResponse>' +
        '<BatchItemResponse bId="b"><Fault type="ValidationFault"><Error code="2500" element="Line">' +
        '<Message>M</Message><Detail>D</Detail></Error></Fault></BatchItemResponse>' +
        '<BatchItemResponse bId="c"><QueryResponse totalCount="1"></QueryResponse></BatchItemResponse>',
    );
  });
});

describe('[facts 4.1] a fault as XML', () => {
  it('of the throttle is the recorded one', () => {
    const Fault = {
      Error: [
        {
          Message: 'message=ThrottleExceeded; errorCode=003001; statusCode=429',
          Detail: 'The request limit was reached.  Try again later',
          code: '3001',
        },
      ],
      type: 'SERVICE',
    };
    expect(answerAsXml({ Fault }, NOW)).toBe(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><IntuitResponse time="${NOW}" ${XMLNS}>` +
        '<Fault type="SERVICE"><Error code="3001">' +
        '<Message>message=ThrottleExceeded; errorCode=003001; statusCode=429</Message>' +
        '<Detail>The request limit was reached.  Try again later</Detail></Error></Fault></IntuitResponse>',
    );
  });

  it('of the gateway has the same form', () => {
    const body = {
      warnings: null,
      fault: { error: [{ message: 'm', detail: null, code: '3100', element: null }], type: 'SERVICE' },
      time: 1_730_024_394_085,
      cdcresponse: [],
    };
    expect(answerAsXml(body, NOW)).toContain(
      `time="${NOW}" ${XMLNS}><Fault type="SERVICE"><Error code="3100"><Message>m</Message></Error></Fault></IntuitResponse>`,
    );
  });
});
