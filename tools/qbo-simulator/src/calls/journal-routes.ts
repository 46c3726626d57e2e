import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { wholeBodies } from '../data-service/send-answer';
import { isObject } from '../json';
import { type Simulator } from '../simulator';
import { asText } from './text-form';

/** What decides an answer; the others are noise in a replay. */
const HEADERS = [
  'accept',
  'authorization',
  'content-type',
  'host',
  'x-include-refresh-token-hard-expires-in',
  'x-simulator-auto',
];
const UNRECORDED = ['/_control/journal', '/_control/webhooks/settle', '/health'];

/** Records every call with its answer before the answer goes out, and hands the journal over. */
export function journalRoutes(app: FastifyInstance, simulator: Simulator): void {
  const { callJournal, clock } = simulator;
  const arrivals = new WeakMap<FastifyRequest, number>();
  const record = (request: FastifyRequest, status: number, answer: string, intuitTid?: unknown) => {
    const at = arrivals.get(request);
    if (at === undefined) return;
    arrivals.delete(request);
    const { method, url } = request;
    callJournal.record({
      at,
      method,
      url,
      headers: headersOf(request),
      body: bodyOf(request),
      status,
      answer,
      ...(typeof intuitTid === 'string' ? { intuitTid } : {}),
    });
  };
  app.addHook('onRequest', (request, reply, done) => {
    if (!UNRECORDED.includes(request.url) && !isLook(request)) {
      arrivals.set(request, clock.now());
      // A connection that is broken on purpose meets no further hook.
      reply.raw.once('close', () => record(request, 0, ''));
    }
    done();
  });
  app.addHook('onSend', async (request, reply, payload) => {
    record(request, reply.statusCode, textOfPayload(payload), reply.getHeader('intuit_tid'));
    await callJournal.settled();
    return payload;
  });
  app.get('/_control/journal', async (_request, reply) =>
    reply.type('application/x-ndjson').send(await callJournal.text()),
  );
}

/** Looking at a page changes nothing; what a person writes there is part of what happened. */
function isLook({ method, url }: FastifyRequest): boolean {
  return (
    method === 'GET' && (/^\/(\?|$)/.test(url) || url.startsWith('/companies') || url.startsWith('/assets/'))
  );
}

function textOfPayload(payload: unknown): string {
  if (typeof payload === 'string') return payload;
  if (Buffer.isBuffer(payload)) return asText(payload);
  return typeof payload === 'object' && payload !== null ? (wholeBodies.get(payload) ?? '') : '';
}

function headersOf({ headers }: FastifyRequest): Record<string, string> {
  const kept = HEADERS.map((name) => [name, headers[name]] as const);
  return Object.fromEntries(
    kept.filter((pair): pair is readonly [string, string] => typeof pair[1] === 'string'),
  );
}

/** Forms and JSON of the control API were read by now: written again they mean the same. */
function bodyOf({ body, headers }: FastifyRequest): string {
  if (Buffer.isBuffer(body)) return asText(body);
  if (!isObject(body)) return body === undefined || body === null ? '' : JSON.stringify(body);
  const form = headers['content-type']?.includes('urlencoded') ?? false;
  return form ? new URLSearchParams(body as Record<string, string>).toString() : JSON.stringify(body);
}
