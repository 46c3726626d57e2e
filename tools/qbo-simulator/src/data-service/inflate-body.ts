import { type FastifyRequest } from 'fastify';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';

type Inflated = Readable & { receivedEncodedLength?: number };

/** Intuit's own Java client compresses what it sends unless told otherwise. */
const INFLATERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
};

/**
 * Hook before a body is read: gives it as it was before its client compressed it. The limits of bodies hold for what
 * comes out; another encoding is refused as an unsupported media type (415), a broken body by whoever reads it (400).
 */
export function inflateBody(
  request: FastifyRequest,
  _reply: unknown,
  payload: Readable,
  done: (error: Error | null, body?: Inflated) => void,
): void {
  const encoding = (request.headers['content-encoding'] ?? '').toLowerCase().trim();
  if (encoding === '' || encoding === 'identity' || !hasBody(request)) return done(null, payload);
  const inflate = INFLATERS[encoding];
  if (!inflate) {
    return done(
      Object.assign(new Error(`Content-Encoding ${encoding} is not supported.`), { statusCode: 415 }),
    );
  }
  const inflated: Inflated = inflate();
  // The server compares this with Content-Length, which counts what was sent.
  inflated.receivedEncodedLength = Number(request.headers['content-length'] ?? 0);
  // Whoever reads the body hears of an error while reading; later ones, as of a client that goes away, are nobody's.
  inflated.on('error', () => undefined);
  pipeline(payload, inflated as Transform, () => undefined);
  done(null, inflated);
}

/** The Java client names the encoding of bodies that it does not send, too. */
function hasBody({ method, headers }: FastifyRequest): boolean {
  return method !== 'GET' && headers['content-length'] !== '0';
}
