import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { sendAnswer } from '../data-service/send-answer';
import { sendPage } from '../html/send-page';
import { isObject } from '../json';
import { type Simulator } from '../simulator';
import { consent, denied, judgeAuthorization, type Authorization } from './authorize';
import { consentPage, errorPage } from './consent-page';
import { discoveryDocument } from './discovery';
import { userInfoOf } from './open-id';
import { answerTokenCall } from './token-call';

type Parameters = Record<string, string | undefined>;

function parametersOf(body: unknown): Parameters {
  if (!isObject(body)) return {};
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value as string)]));
}

/** Everything under `/connect`, `/oauth2`, `/v2/oauth2` and `/.well-known`. */
export function oauthRoutes(app: FastifyInstance, simulator: Simulator): void {
  app.get('/connect/oauth2', async (request, reply) => authorize(simulator, request, reply));
  app.post('/connect/oauth2/consent', async (request, reply) => decide(simulator, request, reply));
  app.post('/oauth2/v1/tokens/bearer', async (request, reply) => token(simulator, request, reply));
  app.post('/v2/oauth2/tokens/revoke', async (request, reply) => revoke(simulator, request, reply));
  app.get('/op/v1/jwks', async () => ({ keys: [simulator.signingKey.jwk()] }));
  app.get('/v1/openid_connect/userinfo', async (request, reply) => userInfo(simulator, request, reply));
  for (const name of ['openid_configuration', 'openid_sandbox_configuration']) {
    app.get(`/.well-known/${name}`, async (request) =>
      discoveryDocument(`http://${request.headers.host ?? ''}`),
    );
  }
}

async function authorize(
  simulator: Simulator,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const query = parametersOf(request.query);
  const judged = judgeAuthorization(simulator, query);
  const automatic = query['simulator_auto'] ?? request.headers['x-simulator-auto'];
  if (judged.kind === 'ask' && typeof automatic === 'string') {
    return answer(simulator, reply, consent(simulator, judged.request, automatic));
  }
  return answer(simulator, reply, judged);
}

async function decide(
  simulator: Simulator,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const form = parametersOf(request.body);
  const judged = judgeAuthorization(simulator, { ...form, response_type: 'code' });
  if (judged.kind !== 'ask') return answer(simulator, reply, judged);
  const { redirect_uri, state } = judged.request;
  return answer(
    simulator,
    reply,
    form['decision'] === 'connect'
      ? consent(simulator, judged.request, form['realmId'] ?? '')
      : denied(redirect_uri, state, 'access_denied'),
  );
}

async function answer(
  simulator: Simulator,
  reply: FastifyReply,
  authorization: Authorization,
): Promise<FastifyReply> {
  await simulator.store.settled();
  void reply.header('cache-control', 'no-store');
  switch (authorization.kind) {
    case 'redirect':
      return reply.redirect(authorization.location, 302);
    case 'ask':
      return sendPage(
        reply,
        consentPage(authorization.request, simulator.users.list(), simulator.companies.list()),
        // The browser is sent on to the app, wherever it is.
        { leavesSite: true },
      );
    case 'error':
      return sendPage(reply, errorPage(authorization.text), { status: 400 });
  }
}

async function token(
  simulator: Simulator,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const intuitTid = simulator.entropy.traceId();
  const answer = await answerTokenCall(simulator, intuitTid, {
    authorization: request.headers.authorization,
    parameters: parametersOf(request.body),
    withHardExpiry: request.headers['x-include-refresh-token-hard-expires-in'] === 'true',
  });
  await simulator.store.settled();
  return sendAnswer(reply, answer, { intuit_tid: intuitTid, 'cache-control': 'no-cache, no-store' });
}

async function userInfo(
  simulator: Simulator,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const grant = simulator.grants.grantOf(token);
  void reply.header('intuit_tid', simulator.entropy.traceId());
  if (!grant) return reply.code(401).send({ error: 'invalid_token' });
  const told = userInfoOf(simulator, grant);
  return told ? reply.send(told) : reply.code(403).send({ error: 'insufficient_scope' });
}

async function revoke(
  simulator: Simulator,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  void reply.header('intuit_tid', simulator.entropy.traceId());
  const client = simulator.clients.authenticate(request.headers.authorization);
  if (!client) return reply.code(401).send({ error: 'invalid_client' });
  const known = simulator.grants.revoke(parametersOf(request.body)['token'] ?? '', client.clientId);
  await simulator.store.settled();
  if (known || client.revoke_unknown_token === '200') return reply.code(200).send();
  return reply.code(400).send({ error: 'invalid_request' });
}
