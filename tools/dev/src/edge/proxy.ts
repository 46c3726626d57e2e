import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance } from 'fastify';
import type { EdgeConfiguration } from './configuration';
import { problemAnswer, problemOfFailure } from './problems';
import { addressOf, ROUTES, SERVICES } from './routes';

/** Longer than `Prefer: wait` and QuickBooks' own limit of 120 s. */
const ANSWER_MS = 150_000;

/** Sends every path to its service: bodies are streamed, nothing is retried, since a repeat is the caller's to decide. */
export async function proxyRoutes(server: FastifyInstance, configuration: EdgeConfiguration): Promise<void> {
  for (const service of SERVICES) {
    for (const prefix of ROUTES[service]) {
      await server.register(httpProxy, {
        upstream: addressOf(configuration, service),
        prefix,
        rewritePrefix: prefix,
        undici: { headersTimeout: ANSWER_MS, bodyTimeout: ANSWER_MS },
        replyOptions: {
          retryDelay: () => null,
          rewriteRequestHeaders: (request, headers) => ({ ...headers, 'request-id': request.id }),
          onError: (reply, { error }) => {
            const failure: unknown = error;
            reply.log.warn({ err: failure, service }, 'no answer');
            const { status, headers, body } = problemAnswer(
              reply.request.id,
              problemOfFailure(failure),
              configuration.publicUrl,
              `${service} does not answer`,
            );
            void reply
              .status(status)
              .headers({ ...headers })
              .send(body);
          },
        },
      });
    }
  }
}
