import { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { DEFAULT_SWITCHES } from '../company/switches';
import { type Simulator } from '../simulator';
import { inWantedForm } from './answer-form';
import { answerOf, type ApiAnswer } from './api-answer';
import { type ApiRequest } from './api-call';
import { decompress } from './decompress';
import { fault, refuse, type Fault } from './fault';
import { invalidContentType } from './fault-texts';
import { handleRequest } from './handle-request';
import { sendAnswer } from './send-answer';

const LARGEST_BODY = 10 << 20;
/** A little more than QuickBooks takes, so that the refusal is QuickBooks' own (6030). */
const LARGEST_UPLOAD = 104 << 20;
const REALM = /^\d{1,20}$/;

interface Parameters {
  readonly realmId: string;
  readonly '*': string;
}

/** Everything under `/v3/company/{realmId}/`. Bodies are read as bytes: their encoding is judged by QuickBooks. */
export async function dataServiceRoutes(app: FastifyInstance, simulator: Simulator): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST_BODY }, plain(LARGEST_BODY));
    scope.addContentTypeParser(
      /^multipart\//i,
      { parseAs: 'buffer', bodyLimit: LARGEST_UPLOAD },
      plain(LARGEST_UPLOAD),
    );
    scope.setErrorHandler<FastifyError>(async (error, request, reply) => {
      const refused = refusalOf(error);
      if (!refused) throw error;
      const answer = answerOf(refuse(refused), simulator.clock.now());
      const { status, body, contentType } = formed(simulator, answer, apiRequest(request));
      return reply
        .code(status)
        .header('intuit_tid', simulator.entropy.traceId())
        .type(contentType)
        .send(body);
    });
    scope.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: '/v3/company/:realmId/*',
      handler: async (request, reply) => handle(simulator, request, reply),
    });
  });
}

/** Bodies as their client meant them: compressed ones are opened, up to the length that plain ones may have. */
function plain(most: number) {
  return async (request: FastifyRequest, body: Buffer): Promise<Buffer> => {
    const opened = decompress(String(request.headers['content-encoding'] ?? ''), body, most);
    if (Buffer.isBuffer(opened)) return opened;
    throw Object.assign(new Error(opened), { statusCode: opened === 'too-large' ? 413 : 415 });
  };
}

/** What the server itself refuses before the data service sees it, in QuickBooks' words. */
function refusalOf(error: FastifyError): Fault | undefined {
  if (error.statusCode === 415) return invalidContentType();
  if (error.statusCode === 400)
    return fault('2010', `Property Name:${error.message} specified is unsupported or invalid`);
  return error.statusCode === 413
    ? fault('6030', 'The file upload request should not exceed 100MB in size.')
    : undefined;
}

async function handle(
  simulator: Simulator,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const asked = apiRequest(request);
  if (!REALM.test(asked.realmId))
    return reply.code(404).type('text/html').send('<html><body>Not Found</body></html>');
  const { answer, intuitTid } = await handleRequest(simulator, asked);
  const headers = {
    intuit_tid: intuitTid,
    'qbo-version': 'simulator',
    'cache-control': 'no-cache, no-store',
  };
  return sendAnswer(reply, formed(simulator, answer, asked), headers);
}

function apiRequest(request: FastifyRequest): ApiRequest {
  const { realmId, '*': path } = request.params as Parameters;
  return {
    method: request.method,
    realmId,
    path,
    query: new URLSearchParams(request.raw.url?.split('?').slice(1).join('?') ?? ''),
    headers: request.headers,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
  };
}

/** XML or JSON, as asked for; a company decides what those get who ask for neither. */
function formed(simulator: Simulator, answer: ApiAnswer, request: ApiRequest): ApiAnswer {
  const { default_form } = simulator.companies.get(request.realmId)?.switches ?? DEFAULT_SWITCHES;
  return inWantedForm(answer, request, default_form, simulator.clock.now());
}
