import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { askServices } from './ask-services';
import type { EdgeConfiguration } from './configuration';
import { mergeDocuments, type OpenApiDocument } from './merge-documents';
import { PROBLEMS, sendProblem } from './problems';

/** Pages that need all services: health, the merged OpenAPI document, the pages of problems. */
export function pages(server: FastifyInstance, configuration: EdgeConfiguration): void {
  server.get('/health/live', () => ({ status: 'ok' }));
  server.get('/health/ready', (_request, reply) => ready(configuration, reply));
  server.get('/openapi.json', (request, reply) => openApi(configuration, request, reply));
  server.get<{ Params: { code: string } }>('/problems/:code', (request, reply) =>
    problemPage(configuration, request, reply),
  );
}

async function ready(configuration: EdgeConfiguration, reply: FastifyReply): Promise<object> {
  const answers = await askServices(configuration, '/health/ready');
  const services = answers.map(({ service, response }) => [service, response?.ok ? 'up' : 'down']);
  const up = answers.every(({ response }) => response?.ok);
  if (!up) void reply.status(503);
  return { status: up ? 'ok' : 'error', services: Object.fromEntries(services) as object };
}

/** All or nothing: a document with a service left out would make clients without its calls. */
async function openApi(
  configuration: EdgeConfiguration,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const answers = await askServices(configuration, '/openapi.json');
  const missing = answers.find(({ response }) => !response?.ok);
  if (missing) {
    const { publicUrl } = configuration;
    return sendProblem(request, reply, 'not-ready', publicUrl, `${missing.service} does not answer`);
  }
  const documents = await Promise.all(answers.map(async ({ response }) => response?.json()));
  return mergeDocuments(documents as OpenApiDocument[], configuration.publicUrl);
}

/** Each service explains its own problems; the first that knows the code answers. */
async function problemPage(
  configuration: EdgeConfiguration,
  request: FastifyRequest<{ Params: { code: string } }>,
  reply: FastifyReply,
): Promise<unknown> {
  const { code } = request.params;
  const accept = request.headers.accept ?? 'application/json';
  const path = `/problems/${encodeURIComponent(code)}`;
  const answers = await askServices(configuration, path, { accept });
  const found = answers.find(({ response }) => response?.ok)?.response;
  if (found) {
    void reply.type(found.headers.get('content-type') ?? 'application/json');
    return found.text();
  }
  return PROBLEMS[code] ?? sendProblem(request, reply, 'route-not-found', configuration.publicUrl);
}
