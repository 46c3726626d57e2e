import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { auditCompany } from '../audit/audit';
import { reportOn } from '../audit/report';
import { disconnectByHand } from '../by-hand/disconnect-by-hand';
import { HandLog } from '../by-hand/hand-log';
import { mergeByHand } from '../by-hand/merge-by-hand';
import { summarize } from '../calls/summary';
import { type CompanyBooks } from '../company/books';
import { SEED_AUTHOR } from '../company/company';
import { switchesSchema } from '../company/switches';
import { faultBody } from '../data-service/fault';
import { RequestIds } from '../data-service/request-id';
import { faultRulesSchema } from '../faults/fault-rule';
import { ledgerReport } from '../ledger/report';
import { latencySchema } from '../gateway/latency';
import { ENTITIES } from '../model/registry';
import { createProject, projectSchema } from '../names/project';
import { clientSchema, OBSERVER_CLIENT } from '../oauth/clients';
import { OWNER, userSchema } from '../oauth/users';
import { type Simulator } from '../simulator';
import { webhookRoutes } from '../webhooks/routes';
import { createCompany, newCompanySchema } from '../worlds/create-company';
import { generate, generateSchema } from '../worlds/generate';
import { BadControlRequest, read, type Act, type ControlAnswer, type Route } from './route';

/** Everything under `/_control`. Every answer waits until what it reports would survive a crash. */
export async function controlRoutes(app: FastifyInstance, simulator: Simulator): Promise<void> {
  await app.register(
    async (scope) => {
      const route: Route = (method, url, act) =>
        scope.route({
          method,
          url,
          handler: async (request, reply) => answer(simulator, act, request, reply),
        });
      worldRoutes(simulator, route);
      companyRoutes(simulator, route);
      faultRoutes(simulator, route);
      webhookRoutes(simulator, route);
    },
    { prefix: '/_control' },
  );
}

async function answer(
  simulator: Simulator,
  act: Act,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  try {
    const { status = 200, body } = await act(request);
    await simulator.store.settled();
    return await reply.code(status).send(body);
  } catch (error) {
    if (error instanceof BadControlRequest) return reply.code(400).send({ error: error.message });
    throw error;
  }
}

/** Seconds forwards, or backwards for a clock that was set back; or an instant. */
const clockSchema = z.strictObject({
  advanceSeconds: z.number().default(0),
  now: z.iso.datetime({ offset: true }).optional(),
});

function worldRoutes(simulator: Simulator, route: Route): void {
  route('GET', '/companies', () => ({ body: { companies: simulator.companies.list() } }));
  route('POST', '/companies', ({ body }) => {
    const created = createCompany(simulator, read(newCompanySchema, body));
    return created.ok
      ? { status: 201, body: created.company }
      : { status: 409, body: { error: created.problem } };
  });
  route('GET', '/clients', () => ({ body: { clients: simulator.clients.list() } }));
  route('POST', '/clients', ({ body }) => {
    const client = read(clientSchema, body);
    simulator.clients.register(client);
    return { status: 201, body: client };
  });
  route('GET', '/users', () => ({ body: { users: simulator.users.list() } }));
  route('PUT', '/users', ({ body }) => {
    const user = read(userSchema, body);
    simulator.users.register(user);
    return { body: user };
  });
  route('GET', '/clock', () => ({ body: { now: new Date(simulator.clock.now()).toISOString() } }));
  route('POST', '/clock', ({ body }) => {
    const { advanceSeconds, now } = read(clockSchema, body);
    if (now !== undefined) simulator.clock.moveTo(Date.parse(now));
    simulator.clock.advance(advanceSeconds);
    return { body: { now: new Date(simulator.clock.now()).toISOString() } };
  });
  route('GET', '/metering', () => ({ body: { reads: simulator.metering.list() } }));
  route('POST', '/snapshots', () => ({ status: 201, body: { id: simulator.snapshots.take() } }));
  route('POST', '/snapshots/:id/restore', async (request) => {
    const { id } = request.params as { id: string };
    const restored = await simulator.snapshots.restore(id);
    return restored ? { body: { id } } : { status: 404, body: { error: `There is no snapshot ${id}.` } };
  });
}

function companyRoutes(simulator: Simulator, route: Route): void {
  const company = (
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    act: (books: CompanyBooks, request: FastifyRequest) => ControlAnswer,
  ) =>
    route(method, `/companies/:realmId${path}`, (request) => {
      const { realmId } = request.params as { realmId: string };
      const books = simulator.companies.books(realmId);
      return books
        ? act(books, request)
        : { status: 404, body: { error: `There is no company ${realmId}.` } };
    });
  company('GET', '', (books) => ({ body: books.company }));
  company('POST', '/tokens', (books, { body }) => ({
    status: 201,
    body: issueTokens(simulator, books, body),
  }));
  company('GET', '/apps', ({ realmId }) => ({
    body: { connected: [...simulator.grants.connectedApps(realmId)] },
  }));
  company('POST', '/disconnect', (books, { body }) => {
    const { clientId } = read(z.strictObject({ clientId: z.string().optional() }), body);
    return { body: { revoked: disconnectByHand(simulator, books, clientId) } };
  });
  company('POST', '/merge', (books, { body }) => {
    const merge = read(mergeSchema, body);
    const merged = simulator.store.transaction(() => mergeByHand(books, merge));
    return merged.ok ? { body: merged.value } : { status: 400, body: faultBody(merged.faults) };
  });
  company('GET', '/by-hand', (books) => ({ body: { writes: new HandLog(books).list() } }));
  company('GET', '/audit', (books) => ({ body: auditCompany(books) }));
  company('GET', '/ledger', (books) => ({ body: ledgerReport(books, ENTITIES) }));
  company('GET', '/report', (books) => ({ body: reportOn(simulator, books) }));
  company('GET', '/calls', (books, { query }) => ({ body: callsOf(simulator, books, query) }));
  company('PUT', '/switches', (books, { body }) => ({
    body: simulator.companies.turn(books.company, changedSwitches(body)).switches,
  }));
  company('POST', '/generate', (books, { body }) => {
    const wanted = read(generateSchema, body);
    simulator.store.transaction(() => generate(books, wanted));
    return { status: 201, body: wanted };
  });
  company('POST', '/projects', (books, { body }) => {
    const wanted = read(projectSchema, body);
    const made = simulator.store.transaction(() => createProject(books, wanted, SEED_AUTHOR));
    if (made.ok) return { status: 201, body: made.value };
    return {
      status: 400,
      body: { error: made.faults.map(({ code, detail }) => `${code} ${detail}`).join('; ') },
    };
  });
  company('POST', '/requestids/forget', (books, { body }) => {
    const { requestid } = read(z.strictObject({ requestid: z.string().optional() }), body);
    return { body: { forgotten: new RequestIds(simulator.store, books).forget(requestid) } };
  });
}

/** Ids of two vendors: the loser's transactions become the winner's. */
const mergeSchema = z.strictObject({ winner: z.string(), loser: z.string() });

/** Only what was sent: the defaults of the schema are for new companies. */
function changedSwitches(body: unknown): Partial<z.infer<typeof switchesSchema>> {
  const sent = read(z.record(z.string(), z.unknown()), body);
  const checked = read(switchesSchema, body);
  return Object.fromEntries(Object.entries(checked).filter(([name]) => name in sent));
}

function issueTokens(simulator: Simulator, { realmId }: CompanyBooks, body: unknown): unknown {
  const { throttled } = read(z.strictObject({ throttled: z.boolean().default(false) }), body);
  const { clientId } = OBSERVER_CLIENT;
  const scope = 'com.intuit.quickbooks.accounting';
  const grant = simulator.grants.start({
    clientId,
    realmId,
    scope,
    user: OWNER.email,
    observer: !throttled,
  });
  return { ...simulator.grants.tokensOf(grant, false), realmId };
}

/** The product's calls; with `?observer=true` also those of the control API's own client. */
function callsOf(simulator: Simulator, { realmId }: CompanyBooks, query: unknown): unknown {
  const { observer } = query as { observer?: string };
  const all = simulator.calls.of(realmId).list();
  const product = all.filter((call) => call.observer !== true);
  const listed = observer === 'true' ? all : product;
  const calls = listed.map(({ startedAt, ...call }) => ({
    time: new Date(startedAt).toISOString(),
    ...call,
  }));
  return { ...summarize(product), calls };
}

function faultRoutes(simulator: Simulator, route: Route): void {
  route('GET', '/faults', () => ({ body: { faults: simulator.faults.list() } }));
  route('POST', '/faults', ({ body }) => {
    const rules = read(faultRulesSchema, body);
    return { status: 201, body: { faults: rules.map((rule) => simulator.faults.arm(rule)) } };
  });
  route('DELETE', '/faults', ({ query }) => ({
    body: { removed: simulator.faults.disarm((query as { id?: string }).id) },
  }));
  route('PUT', '/latency', ({ body }) => {
    const setting = read(latencySchema, body);
    simulator.latency.set(setting);
    return { body: setting };
  });
}
