import zlib from 'node:zlib';

export type Decompressed = Buffer | 'too-large' | 'unreadable';

/**
 * The bytes of a body that its client has compressed, as Intuit's clients for Java and .NET do, at most so many.
 * `deflate` is read with or without the header of zlib: clients write both.
 */
export function decompress(encoding: string, body: Buffer, most: number): Decompressed {
  // The Java client names the encoding of bodies that it does not send, too.
  if (body.length === 0) return body;
  const limits = { maxOutputLength: most };
  try {
    switch (encoding.trim().toLowerCase()) {
      case '':
      case 'identity':
        return body;
      case 'gzip':
      case 'x-gzip':
        return zlib.gunzipSync(body, limits);
      case 'deflate':
        return hasZlibHeader(body) ? zlib.inflateSync(body, limits) : zlib.inflateRawSync(body, limits);
      default:
        return 'unreadable';
    }
  } catch (error) {
    return isTooLarge(error) ? 'too-large' : 'unreadable';
  }
}

function isTooLarge(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
  );
}

/** RFC 1950: method 8, and a checksum of the first two bytes. */
function hasZlibHeader(body: Buffer): boolean {
  return body.length > 1 && ((body[0] ?? 0) & 0x0f) === 8 && body.readUInt16BE(0) % 31 === 0;
}
