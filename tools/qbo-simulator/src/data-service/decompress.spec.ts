import zlib from 'node:zlib';
import { decompress } from './decompress';

const BODY = Buffer.from('{"DisplayName":"Müller"}');

describe('[facts 3.1] a compressed body', () => {
  it.each([
    ['', BODY],
    ['identity', BODY],
    ['gzip', zlib.gzipSync(BODY)],
    ['X-GZIP', zlib.gzipSync(BODY)],
    ['deflate', zlib.deflateSync(BODY)],
    ['deflate', zlib.deflateRawSync(BODY)],
  ])('of the encoding "%s" is read', (encoding, bytes) => {
    expect(decompress(encoding, bytes, 100).toString()).toBe(BODY.toString());
  });

  it.each([
    ['gzip', BODY],
    ['deflate', Buffer.from([0xff])],
    ['br', BODY],
  ])('that is none of the encoding "%s" cannot be read', (encoding, bytes) => {
    expect(decompress(encoding, bytes, 100)).toBe('unreadable');
  });

  it('is none where nothing was sent', () => {
    expect(decompress('gzip', Buffer.alloc(0), 100)).toHaveLength(0);
  });

  it('is not read beyond what a plain one may have', () => {
    expect(decompress('gzip', zlib.gzipSync(Buffer.alloc(1_000)), 1_000)).toHaveLength(1_000);
    expect(decompress('gzip', zlib.gzipSync(Buffer.alloc(1_001)), 1_000)).toBe('too-large');
  });
});
