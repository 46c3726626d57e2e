import { type FastifyRequest } from 'fastify';
import { z } from 'zod';

/** Refused control requests are told what was expected. */
export class BadControlRequest extends Error {}

/** Reads a body by its schema; a missing one counts as an empty object. */
export function read<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  throw new BadControlRequest(z.prettifyError(parsed.error));
}

export type ControlAnswer = { readonly status?: number; readonly body: unknown };
export type Act = (request: FastifyRequest) => ControlAnswer | Promise<ControlAnswer>;
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Adds one route below `/_control`. */
export type Route = (method: Method, url: string, act: Act) => void;
