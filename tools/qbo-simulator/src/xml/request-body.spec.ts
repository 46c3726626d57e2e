import { isXml, readXmlBody } from './request-body';

const read = (text: string, entity = 'vendor') => readXmlBody(entity, text);
const jsonOf = (text: string, entity = 'vendor') => {
  const body = read(text, entity);
  return body.ok ? body.json : body.fault;
};
const vendor = (content: string) => `<Vendor xmlns="http://schema.intuit.com/finance/v3">${content}</Vendor>`;

describe('[facts 3.1] an XML body', () => {
  it('has references as texts with attributes, and attributes of the object', () => {
    const text = `<?xml version="1.0" encoding="UTF-8"?>
      <!-- as an SDK writes it -->
      <ns0:Vendor xmlns:ns0="http://schema.intuit.com/finance/v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:schemaLocation="a b" domain="QBO" sparse="true">
        <ns0:Id>56</ns0:Id>
        <ns0:TermRef name="Net 30" type="Term">3</ns0:TermRef>
        <ns0:Active> true </ns0:Active>
        <ns0:Fax xsi:nil="true"/>
      </ns0:Vendor>`;
    expect(jsonOf(text)).toEqual({
      ...{ domain: 'QBO', sparse: true, Id: '56', Active: true, Fax: {} },
      TermRef: { value: '3', name: 'Net 30', type: 'Term' },
    });
  });

  it('keeps the blanks of texts and reads references to characters', () => {
    expect(jsonOf(vendor('<DisplayName>  A &amp; B &lt;&#233;&#x1F600;&#xD; </DisplayName>'))).toEqual({
      DisplayName: '  A & B <é😀\r ',
    });
    expect(jsonOf(vendor('<Notes><![CDATA[<b> & ]]></Notes>'))).toEqual({ Notes: '<b> & ' });
  });

  it('has a list where one element stands alone', () => {
    const bill = '<Bill><Line><Id>1</Id><Amount>5.50</Amount></Line></Bill>';
    expect(jsonOf(bill, 'bill')).toEqual({ Line: [{ Id: '1', Amount: 5.5 }] });
  });

  it('leaves what is of the wrong kind for the model to refuse', () => {
    expect(jsonOf('<Bill><TotalAmt>ten</TotalAmt><Line>x</Line><Foo>1</Foo></Bill>', 'bill')).toEqual({
      ...{ TotalAmt: 'ten', Line: [{}], Foo: '1' },
    });
    expect(jsonOf(vendor('<BillAddr>here</BillAddr><Active>perhaps</Active>'))).toEqual({
      ...{ BillAddr: 'here', Active: 'perhaps' },
    });
  });

  it('is of the entity that the address names', () => {
    expect(jsonOf('<Customer/>')).toMatchObject({ code: '2010', element: 'Customer' });
  });

  it('may begin with a byte order mark', () => {
    expect(jsonOf(`\ufeff${vendor('<Id>1</Id>')}`)).toEqual({ Id: '1' });
  });

  it.each([
    ['nothing', ''],
    ['no markup', 'text'],
    ['JSON', '{"DisplayName":"x"}'],
    ['an element that is not closed', '<Vendor><Id></Vendor>'],
    ['two roots', '<Vendor/><Vendor/>'],
    ['text after the root', '<Vendor/>text'],
    ['an attribute twice', '<Vendor a="1" a="2"/>'],
    ['a bare ampersand', vendor('<Notes>a & b</Notes>')],
    ['an entity of another kind', vendor('<Notes>&nbsp;</Notes>')],
    ['a character that XML cannot carry', vendor('<Notes>&#1;</Notes>')],
    ['half a character', vendor('<Notes>&#xD83D;</Notes>')],
    ['elements without end', '<Vendor>'.repeat(60) + '</Vendor>'.repeat(60)],
    ['a name that means something to JavaScript', vendor('<__proto__><Active>false</Active></__proto__>')],
  ])('that is no document is refused with 500: %s', (_what, text) => {
    expect(jsonOf(text)).toMatchObject({
      code: '500',
      detail: expect.stringMatching(/^Operation .* is not supported\.$/s),
    });
  });

  it.each([
    ['an entity of its own', '<!DOCTYPE Vendor [<!ENTITY a "A">]>'],
    [
      'a billion laughs',
      '<!DOCTYPE Vendor [<!ENTITY a0 "ha"><!ENTITY a1 "&a0;&a0;&a0;&a0;"><!ENTITY a2 "&a1;&a1;&a1;&a1;">]>',
    ],
    ['a file of the machine', '<!DOCTYPE Vendor [<!ENTITY a SYSTEM "file:///etc/passwd">]>'],
    ['nothing', '<!DOCTYPE Vendor>'],
  ])('that declares %s is refused, and nothing is expanded', (_what, declaration) => {
    expect(jsonOf(`${declaration}<Vendor><Notes>&a;</Notes></Vendor>`)).toMatchObject({ code: '500' });
  });

  it('may speak of a DOCTYPE', () => {
    expect(jsonOf(vendor('<Notes><![CDATA[<!DOCTYPE x>]]></Notes>'))).toEqual({ Notes: '<!DOCTYPE x>' });
  });
});

describe('[facts 3.6] a batch as XML', () => {
  it('has bId and operation as attributes', () => {
    const text = `<IntuitBatchRequest xmlns="http://schema.intuit.com/finance/v3">
        <BatchItemRequest bId="1" operation="create"><Vendor><DisplayName>A</DisplayName></Vendor></BatchItemRequest>
        <BatchItemRequest bId="2"><Query>select * from Term where Name &lt; 'b'</Query></BatchItemRequest>
        <BatchItemRequest bId="3" operation="update"><optionsData>void</optionsData><BillPayment sparse="true"/></BatchItemRequest>
        <BatchItemRequest bId="4" operation="create"><Gadget/></BatchItemRequest>
      </IntuitBatchRequest>`;
    expect(jsonOf(text, 'batch')).toEqual({
      BatchItemRequest: [
        { bId: '1', operation: 'create', Vendor: { DisplayName: 'A' } },
        { bId: '2', Query: "select * from Term where Name < 'b'" },
        { bId: '3', operation: 'update', optionsData: 'void', BillPayment: { sparse: true } },
        { bId: '4', operation: 'create', Gadget: '' },
      ],
    });
    expect(jsonOf('<IntuitBatchRequest/>', 'batch')).toEqual({ BatchItemRequest: [] });
  });
});

describe('[facts 3.1] the type of a body', () => {
  it.each([
    ['application/xml', true],
    ['text/xml; charset=utf-8', true],
    ['Application/Atom+XML', true],
    ['application/json', false],
    ['text/plain', false],
    ['', false],
  ])('%s', (type, xml) => {
    expect(isXml(type)).toBe(xml);
  });
});
