import { at } from '@ledgerbridge/failpoints';
import type { ZodType } from 'zod';
import type { CloudEvent } from '../envelope/cloud-event';
import { explainInvalid } from '../envelope/explain-invalid';
import { readCloudEvent } from '../envelope/read-cloud-event';
import type { IncomingMessage } from '../incoming';
import type { RawMessage } from '../message';
import type { TopicRoute } from '../nest/server-options';
import type { ParkReason } from '../parking/park-reason';
import type { ExplainInvalid, ResolveTenant, SchemaFor, TenantAnswer, TenantQuestion } from '../ports';
import type { KnownAttributes, Prepared, RefusedMessage } from './prepared';

/** A route with the pattern that its handler listens to. */
export interface PatternRoute extends TopicRoute {
  readonly pattern: string;
}

export interface PreparationOptions {
  readonly schemaFor: SchemaFor;
  readonly resolveTenant: ResolveTenant;
  readonly explainInvalid?: ExplainInvalid;
  readonly maxMessageBytes: number;
}

interface Readable {
  readonly raw: RawMessage;
  readonly event: CloudEvent;
  readonly data: Readonly<Record<string, unknown>>;
  readonly question: TenantQuestion;
}

/** Reads, validates and finds the tenants of a batch, before its transaction begins. */
export class Preparation {
  private readonly explain: ExplainInvalid;

  constructor(private readonly options: PreparationOptions) {
    this.explain = options.explainInvalid ?? explainInvalid;
  }

  /** @throws what `resolveTenant` throws: the batch comes again */
  async prepare(messages: readonly RawMessage[], route: PatternRoute): Promise<Prepared[]> {
    const read = messages.map((raw) => this.read(raw, route));
    const answers = await at('messaging.prepare.resolve', () => this.resolve(read));
    return read.map((message) => ('kind' in message ? message : withTenant(message, answers)));
  }

  private read(raw: RawMessage, route: PatternRoute): Readable | RefusedMessage {
    const reading = readCloudEvent(raw, this.options.maxMessageBytes);
    if (!reading.ok) return refused(raw, reading.reason, known(reading.attributes));
    const { event } = reading;
    const schema = this.options.schemaFor(route.pattern, event.type);
    if (typeof schema === 'string') return refused(raw, unknownSchema(schema), known(event));
    return this.validate(raw, event, schema, route);
  }

  private validate(
    raw: RawMessage,
    event: CloudEvent,
    schema: ZodType,
    route: PatternRoute,
  ): Readable | RefusedMessage {
    const result = schema.safeParse(event.data);
    if (!result.success) return refused(raw, this.explain(result.error), known(event));
    const data = isObject(result.data) ? result.data : event.data;
    return { raw, event, data, question: question(event, data, route) };
  }

  private async resolve(
    messages: readonly (Readable | RefusedMessage)[],
  ): Promise<Map<string, TenantAnswer>> {
    const questions = new Map<string, TenantQuestion>();
    for (const message of messages)
      if (!('kind' in message)) questions.set(questionKey(message.question), message.question);
    const answer = async (asked: [string, TenantQuestion]): Promise<[string, TenantAnswer]> => [
      asked[0],
      await at('messaging.prepare.tenant', () => this.options.resolveTenant(asked[1])),
    ];
    return new Map(await at('messaging.prepare.tenants', () => Promise.all([...questions].map(answer))));
  }
}

function question(
  event: CloudEvent,
  data: Readonly<Record<string, unknown>>,
  route: PatternRoute,
): TenantQuestion {
  const topic = route.pattern;
  if (route.kind === 'host')
    return { kind: 'host', topic, prefix: route.prefix, tenantExternalId: event.tenantid };
  return { kind: 'internal', topic, tenantId: event.tenantid ?? text(data['tenantId']), data };
}

/** Internal questions differ by their data, so each is asked; host tenants repeat within a batch. */
function questionKey(asked: TenantQuestion): string {
  return asked.kind === 'host'
    ? JSON.stringify([asked.prefix, asked.tenantExternalId])
    : JSON.stringify([asked.tenantId, asked.data['hostId']]);
}

function withTenant(
  { raw, event, data, question: asked }: Readable,
  answers: Map<string, TenantAnswer>,
): Prepared {
  const answer = answers.get(questionKey(asked));
  if (answer === undefined) throw new Error('a tenant was not asked for');
  if ('refusal' in answer) {
    const detail = answer.detail ?? 'the tenant named by the message cannot be served by this topic';
    return refused(raw, { code: answer.refusal, detail }, known(event));
  }
  return { kind: 'ready', raw, message: incoming(raw, event, data, asked, answer) };
}

function incoming(
  raw: RawMessage,
  { id, source, type, time, tenantid, traceparent }: CloudEvent,
  data: Readonly<Record<string, unknown>>,
  asked: TenantQuestion,
  { tenantId, hostId }: { tenantId: string; hostId: string },
): IncomingMessage {
  const division = asked.kind === 'internal' ? text(data['divisionId']) : undefined;
  return {
    topic: asked.topic,
    partition: raw.partition,
    offset: raw.offset,
    id,
    source,
    type,
    tenantId,
    hostId,
    data,
    ...(time === undefined ? {} : { time }),
    ...(asked.kind === 'host' && tenantid !== undefined ? { tenantExternalId: tenantid } : {}),
    ...(division === undefined ? {} : { divisionId: division }),
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

const refused = (raw: RawMessage, reason: ParkReason, attributes: KnownAttributes): RefusedMessage => ({
  kind: 'refused',
  raw,
  reason,
  known: attributes,
});

const known = ({ id, type, tenantid }: Partial<CloudEvent>): KnownAttributes => ({
  messageId: id,
  messageType: type,
  tenantExternalId: tenantid,
});

const unknownSchema = (code: 'unknown-type' | 'unknown-version'): ParkReason => ({
  code,
  detail:
    code === 'unknown-type'
      ? 'no schema has this type on this topic'
      : 'this version of the type is not known here',
});

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
