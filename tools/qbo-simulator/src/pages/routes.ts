import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { sendPage } from '../html/send-page';
import { isObject, scalarText } from '../json';
import { type Simulator } from '../simulator';
import { act } from './act';
import { type Asked, type AskedOfCompany, type Shown } from './asked';
import { auditPage } from './audit-page';
import { byHandPage } from './by-hand-page';
import { callPage } from './call-page';
import { callsPage } from './calls-page';
import { companiesPage } from './companies-page';
import { closeBooks, disconnectApp } from './company-writes';
import { editPage, saveEdit } from './edit-page';
import { listPage } from './list-page';
import { mergeChosen, mergePage } from './merge-page';
import { notFound } from './not-found';
import { objectPage } from './object-page';
import { overviewPage } from './overview-page';
import { trialBalancePage } from './trial-balance';
import { deliveryPage, webhooksPage } from './webhooks-page';

type Answer = (asked: AskedOfCompany) => Shown | Promise<Shown>;

const PAGES: readonly (readonly [url: string, page: Answer])[] = [
  ['', (asked) => overviewPage(asked)],
  ['/trial-balance', trialBalancePage],
  ['/audit', auditPage],
  ['/calls', callsPage],
  ['/calls/:tid', callPage],
  ['/webhooks', webhooksPage],
  ['/webhooks/:number', deliveryPage],
  ['/by-hand', byHandPage],
  ['/:list', listPage],
  ['/:list/:id', (asked) => objectPage(asked)],
  ['/:list/:id/edit', (asked) => editPage(asked)],
  ['/:list/:id/merge', (asked) => mergePage(asked)],
];

const WRITES: readonly (readonly [url: string, write: Answer])[] = [
  ['/closing-date', closeBooks],
  ['/disconnect', disconnectApp],
  ['/:list/:id/edit', saveEdit],
  ['/:list/:id/merge', mergeChosen],
  ['/:list/:id/:action', act],
];

/** The pages to look at: `/` and everything under `/companies`. What a person writes there is written by hand. */
export async function pageRoutes(app: FastifyInstance, simulator: Simulator): Promise<void> {
  app.get('/', async (request, reply) => answer(simulator, reply, companiesPage(asked(simulator, request))));
  await app.register(
    async (scope) => {
      for (const [url, page] of PAGES)
        scope.get(`/:realmId${url}`, async (...call) => ofCompany(simulator, page, ...call));
      for (const [url, write] of WRITES)
        scope.post(`/:realmId${url}`, async (...call) => ofCompany(simulator, write, ...call));
      scope.setNotFoundHandler(async (_request, reply) => answer(simulator, reply, notFound()));
    },
    { prefix: '/companies' },
  );
}

async function ofCompany(
  simulator: Simulator,
  page: Answer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const all = asked(simulator, request);
  const books = simulator.companies.books(all.parameters['realmId'] ?? '');
  return answer(
    simulator,
    reply,
    books ? await page({ ...all, books }) : notFound('There is no such company.'),
  );
}

function asked(simulator: Simulator, request: FastifyRequest): Asked {
  return {
    simulator,
    parameters: textsOf(request.params),
    query: textsOf(request.query),
    form: textsOf(request.body),
  };
}

/** Of a field that comes several times the last one counts. */
function textsOf(values: unknown): Record<string, string> {
  if (!isObject(values)) return {};
  const last = (value: (typeof values)[string]) => (Array.isArray(value) ? value.at(-1) : value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, scalarText(last(value))]));
}

/** Waits until what the page tells would survive a crash. */
async function answer(simulator: Simulator, reply: FastifyReply, shown: Shown): Promise<FastifyReply> {
  await simulator.store.settled();
  if (shown.kind === 'redirect') return reply.header('cache-control', 'no-store').redirect(shown.to, 303);
  return sendPage(reply, shown.page, { status: shown.status });
}
