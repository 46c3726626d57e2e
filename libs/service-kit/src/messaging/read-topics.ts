import { type FieldProblem, messageType, TOPICS, topicNamed } from '@ledgerbridge/contracts';
import type { ParkReason, SchemaFor, TopicRoute } from '@ledgerbridge/messaging';
import { z } from 'zod';

/** The code that a message with invalid data is parked with; HTTP answers the same. */
const INVALID = 'validation-failed';
const MOST_ERRORS = 100;

/**
 * The schema of a topic's messages. It is the contract's own reader, so that a message and an HTTP request with the
 * same content are refused with the same codes.
 */
export const schemaFor: SchemaFor = (name, type) => {
  const topic = topicNamed(name);
  if (!topic || !type.startsWith(`ledgerbridge.${name}.v`)) return 'unknown-type';
  if (type !== messageType(topic.name, topic.version)) return 'unknown-version';
  return z.unknown().transform((data, context) => {
    const reading = topic.read(data);
    if (reading.ok) return reading.value;
    for (const problem of reading.problems) {
      context.addIssue({ code: 'custom', message: problem.detail, params: { problem } });
    }
    return z.NEVER;
  });
};

/** Why a message is parked, from what {@link schemaFor} found. */
export function explainInvalid(error: z.ZodError): ParkReason {
  return {
    code: INVALID,
    detail: `${error.issues.length} ${error.issues.length === 1 ? 'field is' : 'fields are'} not valid`,
    errors: error.issues.slice(0, MOST_ERRORS).flatMap((issue) => {
      const problem: unknown = issue.code === 'custom' ? issue.params?.['problem'] : undefined;
      return isFieldProblem(problem) ? [problem] : [];
    }),
  };
}

/** The topics behind a pattern: an internal one as it is, a host's one under each configured prefix. */
export function routesFor(prefixes: readonly string[]): (pattern: string) => readonly TopicRoute[] {
  return (pattern) =>
    topicNamed(pattern)?.audience === 'host'
      ? prefixes.map((prefix) => ({ topic: `${prefix}${pattern}`, kind: 'host', prefix }))
      : [{ topic: pattern, kind: 'internal', prefix: '' }];
}

/** Every topic of the installation, for the transport to make. */
export function allTopics(prefixes: readonly string[], partitions: number) {
  const routes = TOPICS.flatMap(({ name }) => routesFor(prefixes)(name));
  return routes.map(({ topic }) => ({ topic, partitions }));
}

const isFieldProblem = (value: unknown): value is FieldProblem =>
  typeof value === 'object' && value !== null && 'field' in value && 'code' in value;
