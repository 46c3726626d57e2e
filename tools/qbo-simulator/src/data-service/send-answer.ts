import { type FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { type ApiAnswer } from './api-answer';

/** What bodies that are sent drop by drop add up to, for the journal of calls. */
export const wholeBodies = new WeakMap<object, string>();

/** Sends an answer the way it is to travel: whole, cut off, drop by drop, or not at all. */
export async function sendAnswer(
  reply: FastifyReply,
  answer: ApiAnswer,
  headers: Readonly<Record<string, string>>,
): Promise<FastifyReply> {
  const wire = answer.wire ?? { kind: 'whole' };
  switch (wire.kind) {
    case 'lost':
      reply.hijack();
      reply.raw.socket?.destroy();
      return reply;
    case 'reset':
      reply.hijack();
      reply.raw.socket?.resetAndDestroy();
      return reply;
    case 'truncated':
      return cutOff(reply, answer, headers);
    case 'drip':
      return begun(reply, answer, headers).send(dripping(answer.body, wire.bytes, wire.everyMs));
    case 'whole':
      return begun(reply, answer, headers).send(answer.body);
  }
}

function begun(
  reply: FastifyReply,
  answer: ApiAnswer,
  headers: Readonly<Record<string, string>>,
): FastifyReply {
  return reply.code(answer.status).headers(headers).headers(answer.headers).type(answer.contentType);
}

/** Announces the whole body, sends half of it and breaks the connection. */
async function cutOff(
  reply: FastifyReply,
  answer: ApiAnswer,
  headers: Readonly<Record<string, string>>,
): Promise<FastifyReply> {
  reply.hijack();
  const body = bytesOf(answer.body);
  const half = body.subarray(0, Math.floor(body.length / 2));
  reply.raw.writeHead(answer.status, {
    ...headers,
    'content-type': answer.contentType,
    'content-length': String(body.length),
  });
  await new Promise<void>((resolve) => reply.raw.write(half, () => resolve()));
  reply.raw.socket?.destroy();
  return reply;
}

function dripping(body: string | Buffer, bytes: number, everyMs: number): Readable {
  const stream = Readable.from(drops(body, bytes, everyMs));
  wholeBodies.set(stream, body.toString());
  return stream;
}

async function* drops(body: string | Buffer, bytes: number, everyMs: number): AsyncGenerator<Buffer> {
  const whole = bytesOf(body);
  for (let start = 0; start < whole.length; start += bytes) {
    if (start > 0) await pause(everyMs);
    yield whole.subarray(start, start + bytes);
  }
}

const bytesOf = (body: string | Buffer): Buffer => (typeof body === 'string' ? Buffer.from(body) : body);
