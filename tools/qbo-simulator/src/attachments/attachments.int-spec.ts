import { objectsOf, scalarText, type JsonObject } from '../json';
import { codesOf, Driver, objectIn, purchaseOrder, rowsOf, send, type Answer } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

async function uploadForm(form: FormData, query = ''): Promise<Answer> {
  const response = await fetch(qbo.api(`upload${query}`), {
    method: 'POST',
    headers: qbo.headers(),
    body: form,
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: JSON.parse(text) as JsonObject,
    text,
  };
}

const BYTES = new Uint8Array([0xff, 0xfe, 0, 13, 10, 45, 45]);
const metadata = (changes: object = {}) =>
  new Blob([JSON.stringify({ FileName: 'invoice.pdf', ContentType: 'application/pdf', ...changes })], {
    type: 'application/json',
  });

function fileForm(number: string, changes: object = {}): FormData {
  const form = new FormData();
  form.append(`file_metadata_${number}`, metadata(changes), 'metadata.json');
  form.append(`file_content_${number}`, new Blob([BYTES], { type: 'application/pdf' }), 'invoice.pdf');
  return form;
}

const attached = (answer: Answer) =>
  objectsOf(answer.body['AttachableResponse']).map((response) => response['Attachable'] as JsonObject);

describe('[facts 3.1] files', () => {
  it('are uploaded with their metadata, found by what they hang at, and downloaded byte by byte', async () => {
    const { Id } = await qbo.created('PurchaseOrder', purchaseOrder());
    const answer = await uploadForm(
      fileForm('01', { AttachableRef: [{ EntityRef: { type: 'PurchaseOrder', value: Id } }] }),
    );
    const [file] = attached(answer);
    expect(file).toMatchObject({
      FileName: 'invoice.pdf',
      Size: BYTES.length,
      ContentType: 'application/pdf',
    });
    const query = `select * from Attachable where AttachableRef.EntityRef.Type = 'purchaseorder' and AttachableRef.EntityRef.value = '${scalarText(Id)}'`;
    expect(rowsOf(await qbo.query(query), 'Attachable').map((row) => row['Id'])).toEqual([file?.['Id']]);
    const { authorization = '' } = qbo.headers();
    const address = await fetch(qbo.api(`download/${scalarText(file?.['Id'])}`), {
      headers: { authorization },
    });
    const bytes = await (await fetch(await address.text())).arrayBuffer();
    expect([...new Uint8Array(bytes)]).toEqual([...BYTES]);
    expect((await fetch(scalarText(file?.['TempDownloadUri']))).headers.get('content-type')).toBe(
      'application/pdf',
    );
  });

  it('go up several at once, each with its Attachable or its Fault', async () => {
    const form = fileForm('01');
    form.append('file_metadata_02', new Blob(['no json']), 'metadata.json');
    form.append('file_content_02', new Blob([BYTES]), 'b.bin');
    form.append('file_content_03', new Blob([BYTES], { type: 'image/png' }), 'c.png');
    const answer = await uploadForm(form);
    expect(answer.status).toBe(200);
    expect(objectsOf(answer.body['AttachableResponse'])).toMatchObject([
      { Attachable: { FileName: 'invoice.pdf' } },
      { Fault: { Error: [{ code: '6040' }] } },
      { Attachable: { FileName: 'c.png', ContentType: 'image/png' } },
    ]);
  });

  it('may be named by any key, as the Java client does', async () => {
    expect(attached(await uploadForm(fileForm('7f7b8_x')))).toMatchObject([{ FileName: 'invoice.pdf' }]);
  });

  it('go up once per requestid', async () => {
    const first = await uploadForm(fileForm('01'), '?requestid=file');
    const again = await uploadForm(fileForm('01'), '?requestid=file');
    expect(again.text).toBe(first.text);
  });

  it('are deleted, after which their addresses lead nowhere', async () => {
    const [file] = attached(await uploadForm(fileForm('01')));
    const deleted = await qbo.post('attachable?operation=delete', {
      Id: file?.['Id'],
      SyncToken: file?.['SyncToken'],
    });
    expect(deleted.body['Attachable']).toMatchObject({ status: 'Deleted' });
    expect((await fetch(scalarText(file?.['TempDownloadUri']))).status).toBe(403);
    expect(codesOf(await qbo.get(`download/${scalarText(file?.['Id'])}`))).toEqual(['610']);
  });

  it('have addresses that expire', async () => {
    const other = await Driver.start({ seed: 'demo' });
    const response = await fetch(other.api('upload'), {
      method: 'POST',
      headers: other.headers(),
      body: fileForm('01'),
    });
    const body = (await response.json()) as JsonObject;
    const file = objectsOf(body['AttachableResponse'])[0]?.['Attachable'] as JsonObject;
    const address = scalarText(file['TempDownloadUri']);
    expect((await fetch(address)).status).toBe(200);
    await other.control('POST', '/clock', { advanceSeconds: 3600 });
    expect((await fetch(address)).status).toBe(403);
    await other.close();
  });
});

describe('[facts 5.15] Attachable', () => {
  it('a note hangs at what exists', async () => {
    const at = (type: string, value: string) => ({
      Note: 'seen',
      AttachableRef: [{ EntityRef: { type, value }, IncludeOnSend: false }],
    });
    const note = await qbo.created('Attachable', at('Vendor', '41'));
    expect(note).toMatchObject(at('Vendor', '41'));
    expect(codesOf(await qbo.post('attachable', at('Vendor', '9999')))).toEqual(['2500']);
    expect(codesOf(await qbo.post('attachable', at('Term', '1')))).toEqual(['6050']);
    const update = { Id: note['Id'], SyncToken: '0', sparse: true, Note: 'seen twice' };
    expect((await qbo.post('attachable', update)).body['Attachable']).toMatchObject({ Note: 'seen twice' });
  });

  it('is no document that the audit would miss a marker on', async () => {
    const company = await Driver.join(qbo.simulator, { seed: 'demo' }, { throttled: true });
    for (const Note of ['one', 'two']) await company.created('Attachable', { Note });
    const audit = await company.company('GET', '/audit');
    expect(audit.body).toMatchObject({ documents: 0, orphans: [], lookAlikes: [] });
  });

  it.each([
    ['nothing', {}, ['2020']],
    ['a note of 2,001 characters', { Note: 'x'.repeat(2001) }, ['2050']],
    ['an unknown category', { Note: 'x', Category: 'Selfie' }, ['2010']],
  ])('refuses %s', async (_what, body, codes) => {
    expect(codesOf(await qbo.post('attachable', body))).toEqual(codes);
  });
});

describe('[facts 3.1] an order on paper and by mail', () => {
  it('is a pdf that says what it is', async () => {
    const { Id } = await qbo.created('PurchaseOrder', purchaseOrder({ DocNumber: 'PDF-1' }));
    const answer = await qbo.get(`purchaseorder/${scalarText(Id)}/pdf`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(answer.text).toMatch(/^%PDF-/);
    expect(answer.text).toContain('SIMULATION');
    expect(answer.text).toContain('Purchase Order PDF-1');
    expect(codesOf(await qbo.get('purchaseorder/999999/pdf'))).toEqual(['610']);
    expect(codesOf(await qbo.get('vendor/41/pdf'))).toEqual(['500']);
  });

  it('is sent to the address asked for, or to its own', async () => {
    const { Id } = await qbo.created('PurchaseOrder', purchaseOrder());
    const mail = async (sendTo: string) =>
      send(qbo.api(`purchaseorder/${scalarText(Id)}/send${sendTo}`), 'POST', '', {
        ...qbo.headers(),
        'content-type': 'application/octet-stream',
      });
    expect(codesOf(await mail(''))).toEqual(['2020']);
    expect(codesOf(await mail('?sendTo=nobody'))).toEqual(['2210']);
    const sent = objectIn(await mail('?sendTo=a@b.example'), 'PurchaseOrder');
    expect(sent).toMatchObject({
      EmailStatus: 'EmailSent',
      POEmail: { Address: 'a@b.example' },
      DeliveryInfo: { DeliveryType: 'Email' },
      SyncToken: '1',
    });
    expect((await mail('')).status).toBe(200);
    expect(codesOf(await qbo.post('vendor/41/send', {}))).toEqual(['500']);
  });
});
