import { readMultipart } from './multipart';

const TYPE = 'multipart/form-data; boundary=line';

function body(...lines: string[]): Buffer {
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

describe('[facts 3.1] the body of an upload', () => {
  it('is cut at its boundary, bytes untouched', () => {
    const parts = readMultipart(
      TYPE,
      body(
        '--line',
        'Content-Disposition: form-data; name="file_metadata_01"',
        'Content-Type: application/json',
        '',
        '{}',
        '--line',
        'Content-Disposition: form-data; name="file_content_01"; filename="a.pdf"',
        'Content-Type: application/pdf',
        '',
        '\xff\r\n\x00',
        '--line--',
        '',
      ),
    );
    expect(parts.map(({ name, fileName, contentType }) => [name, fileName, contentType])).toEqual([
      ['file_metadata_01', undefined, 'application/json'],
      ['file_content_01', 'a.pdf', 'application/pdf'],
    ]);
    expect(parts.map(({ content }) => content.toString('latin1'))).toEqual(['{}', '\xff\r\n\x00']);
  });

  it('may lack the boundary at its end', () => {
    const [part] = readMultipart(TYPE, body('--line', 'Content-Disposition: form-data; name="a"', '', 'x'));
    expect([part?.name, part?.content.toString()]).toEqual(['a', 'x']);
  });

  it('may have lines that end in LF alone, blank lines around, and content in base64', () => {
    const text = `
--line
Content-Disposition: form-data; name="file_metadata_01"
Content-Type: application/json

{}

--line
Content-Disposition: form-data; name="file_content_01"
Content-Type: text/plain
Content-Transfer-Encoding: base64

${Buffer.from('hello').toString('base64')}

--line--
`;
    const parts = readMultipart(TYPE, Buffer.from(text));
    expect(parts.map(({ name, content }) => [name, content.toString().trim()])).toEqual([
      ['file_metadata_01', '{}'],
      ['file_content_01', 'hello'],
    ]);
  });

  it.each([
    ['without a boundary', 'multipart/form-data', body('--line', '', 'x', '--line--')],
    ['that is empty', TYPE, Buffer.alloc(0)],
    ['whose part has no name', TYPE, body('--line', 'Content-Type: text/plain', '', 'x', '--line--')],
    ['that ends early', TYPE, body('--line', 'Content-Disposition: form-data; name="a"')],
  ])('has no parts when it is one %s', (_what, type, bytes) => {
    expect(readMultipart(type, bytes)).toEqual([]);
  });
});
