import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem';

/** Largest body that is read, in bytes: a batch of some thousand records is below it. */
export const BODY_LIMIT = 10 * 1024 * 1024;

const JSON_TYPES = /^application\/(?:[\w.+-]+\+)?json\b/;
const bodies = new WeakMap<FastifyRequest, Buffer>();

/** The bytes of a request's body, for what is signed over them. */
export function rawBody(request: FastifyRequest): Buffer {
  return bodies.get(request) ?? Buffer.alloc(0);
}

/**
 * Reads JSON bodies, and nothing else: another type is a 415. No body at all is `undefined`, since clients send the
 * type with an empty POST too.
 */
export function readJsonBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    JSON_TYPES,
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    async (request: FastifyRequest, body: Buffer) => {
      const bytes = Buffer.from(body);
      bodies.set(request, bytes);
      return bytes.length === 0 ? undefined : parsed(bytes);
    },
  );
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parsed(bytes: Buffer): unknown {
  const text = decoded(bytes);
  try {
    // Only an escaped letter or the name itself can spell it; the reviver costs as much again as parsing.
    return /__proto__|\\u00/.test(text) ? JSON.parse(text, refuseProto) : JSON.parse(text);
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('malformed-json');
  }
}

function decoded(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Problem('malformed-json', { detail: 'the body is not UTF-8' });
  }
}

/** A merge of such an object would reach its prototype. */
function refuseProto(key: string, value: unknown): unknown {
  if (key === '__proto__')
    throw new Problem('malformed-json', { detail: 'the key __proto__ is not allowed' });
  return value;
}
