import { isUtf8 } from 'node:buffer';
import { type Call } from '../calls/call-log';
import { type CompanyBooks } from '../company/books';
import { withoutLinks } from '../faults/drop-links';
import { delayOf, injectionOf, type Injection } from '../faults/injection';
import { isMetered, mayEnter, overBudget } from '../gateway/admission';
import { gatewayAnswer, type GatewayRefusal } from '../gateway/gateway-fault';
import { weightOf } from '../gateway/metering';
import { type Grant } from '../oauth/grants';
import { type Simulator } from '../simulator';
import { answerOf, jsonAnswer, storedAnswer, type ApiAnswer } from './api-answer';
import { answerCall } from './answer-call';
import {
  entityOf,
  includesOf,
  isWrite,
  kindOf,
  originOf,
  readApiCall,
  type ApiCall,
  type ApiRequest,
} from './api-call';
import { fault, refuse } from './fault';
import { RequestIds } from './request-id';

export interface Handled {
  readonly answer: ApiAnswer;
  readonly intuitTid: string;
}

/** One call of one client to one company. */
interface Asked {
  readonly simulator: Simulator;
  readonly request: ApiRequest;
  readonly books: CompanyBooks;
  readonly grant: Grant;
  readonly call: ApiCall;
  readonly startedAt: number;
  readonly intuitTid: string;
}

interface Admitted extends Asked {
  /** Calls of the same app in flight, this one included. */
  readonly inFlight: number;
}

/** From the gateway's checks to the answer, which must not go out before the store is settled. */
export async function handleRequest(simulator: Simulator, request: ApiRequest): Promise<Handled> {
  const intuitTid = simulator.entropy.traceId();
  const startedAt = simulator.clock.now();
  const grant = simulator.grants.grantOf(bearerToken(request) ?? '');
  const books = simulator.companies.books(request.realmId);
  const call: ApiCall = isReadable(request) ? readApiCall(request) : { kind: 'bad-encoding' };
  const refused = gatewayRefusal(simulator, request, grant, books);
  if (refused || !books || !grant) {
    const answer = refuseAtGate(simulator, refused ?? 'wrong-realm', bearerToken(request));
    if (books)
      simulator.calls
        .of(request.realmId)
        .record(callRecord({ request, call, grant, startedAt, intuitTid }, answer));
    await simulator.store.settled();
    return { answer, intuitTid };
  }
  return {
    answer: await answerAdmitted({ simulator, request, books, grant, call, startedAt, intuitTid }),
    intuitTid,
  };
}

/** Files of an upload may hold any bytes; everything else is text. */
function isReadable({ headers, body }: ApiRequest): boolean {
  return isUtf8(body) || /^multipart\//i.test(String(headers['content-type'] ?? ''));
}

function bearerToken(request: ApiRequest): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(String(request.headers['authorization'] ?? ''))?.[1];
}

function gatewayRefusal(
  simulator: Simulator,
  request: ApiRequest,
  grant: Grant | undefined,
  books: CompanyBooks | undefined,
): GatewayRefusal | undefined {
  if (bearerToken(request) === undefined) return 'authorization-missing';
  if (!grant) return 'token-expired';
  return books && mayEnter(grant, simulator.clients.get(grant.clientId), books) ? undefined : 'wrong-realm';
}

function refuseAtGate(simulator: Simulator, refusal: GatewayRefusal, token?: string): ApiAnswer {
  const { status, body } = gatewayAnswer(refusal, simulator.clock.now(), token);
  return jsonAnswer(status, body);
}

async function answerAdmitted(asked: Asked): Promise<ApiAnswer> {
  const { simulator, request, books, grant, call } = asked;
  if (grant.observer) return answerNow({ ...asked, inFlight: 0 });
  const { realmId } = request;
  const blocked = overBudget(simulator.metering, books, grant.clientId, call);
  if (blocked) return refuseAdmitted({ ...asked, inFlight: 0 }, blocked);
  if (!simulator.users.isAdministrator(grant.user, realmId)) return refuseUser({ ...asked, inFlight: 0 });
  const now = simulator.clock.now();
  const { admitted, inFlight } = simulator.throttle.enter(
    realmId,
    grant.clientId,
    kindOf(call),
    books.switches,
    now,
  );
  if (!admitted) return refuseAdmitted({ ...asked, inFlight }, 'throttled');
  try {
    return await answerWithFaults({ ...asked, inFlight });
  } finally {
    simulator.throttle.leave(realmId, grant.clientId);
  }
}

async function refuseAdmitted(admitted: Admitted, refusal: GatewayRefusal): Promise<ApiAnswer> {
  const { simulator, books } = admitted;
  const { status, body } = gatewayAnswer(refusal, simulator.clock.now());
  const retryAfter = status === 429 ? books.switches.retry_after_header : null;
  const answer = jsonAnswer(status, body, retryAfter === null ? {} : { 'retry-after': String(retryAfter) });
  record(admitted, answer);
  await simulator.store.settled();
  return answer;
}

async function answerWithFaults(admitted: Admitted): Promise<ApiAnswer> {
  const { simulator, request, call } = admitted;
  const entity = entityOf(call);
  const rules = simulator.faults.hitting({ realmId: request.realmId, entity, operation: kindOf(call) });
  const delayMs = simulator.latency.next() + delayOf(rules);
  if (delayMs > 0) await simulator.timers.wait(delayMs);
  const rule = rules.find(({ effect }) => effect !== 'slow');
  const injection = rule && injectionOf(rule, entity ?? '', simulator.clock.now());
  if (!injection) return answerNow(admitted);
  if (rule.effect === 'clock-jump') simulator.clock.advance(rule.seconds);
  return inject(admitted, injection, rule.effect);
}

async function inject(admitted: Admitted, injection: Injection, effect: string): Promise<ApiAnswer> {
  const { simulator, call } = admitted;
  if (injection.kind === 'bent') {
    const bent = injection.by === 'dropped-links' ? { ...admitted, call: withoutLinks(call) } : admitted;
    const stale = injection.by === 'stale-read' && !isWrite(call);
    const answer = await answerNow(bent, { injected: effect }, stale);
    return injection.wire ? { ...answer, wire: injection.wire } : answer;
  }
  if (injection.kind === 'late') {
    simulator.timers.later(injection.delayMs, () => simulator.store.transaction(() => commit(admitted)));
  }
  simulator.store.transaction(() => {
    if (injection.kind === 'answer' && injection.commit === 'first') commit(admitted);
    record(admitted, injection.answer, { injected: effect });
  });
  await simulator.store.settled();
  return injection.answer;
}

/** With `stale` a read looks at the company as it was before the last writes. */
async function answerNow(admitted: Admitted, more: Partial<Call> = {}, stale = false): Promise<ApiAnswer> {
  const { simulator, books } = admitted;
  const act = () => commit(admitted);
  const answer = simulator.store.transaction(() => {
    const { answer: decided, replayed } = stale ? simulator.staleReads.before(books, act) : act();
    record(admitted, decided, replayed ? { ...more, replayed } : more);
    meter(admitted, decided);
    return decided;
  });
  await simulator.store.settled();
  return answer;
}

/** The user who connected the app has lost the rights: QuickBooks Online, common errors page. */
async function refuseUser(asked: Admitted): Promise<ApiAnswer> {
  const { simulator, books } = asked;
  const detail = ': -11014-You do not have access to use QuickBooks Online Plus.';
  const refused = answerOf(refuse(fault('120', detail)), simulator.clock.now());
  const answer = { ...refused, status: Number(books.switches.lost_administrator) };
  record(asked, answer);
  await simulator.store.settled();
  return answer;
}

function meter({ simulator, grant, books, call }: Admitted, { status }: ApiAnswer): void {
  if (status !== 200 || !isMetered(grant, simulator.clients.get(grant.clientId), books)) return;
  simulator.metering.add(grant.clientId, weightOf(call, books.switches.metering_batch));
}

/** Does what is asked, at most once per requestid. */
function commit(admitted: Admitted): { readonly answer: ApiAnswer; readonly replayed: boolean } {
  const { simulator, request, books, grant, call } = admitted;
  const requestid = request.query.get('requestid') ?? '';
  const act = () => {
    const performer = { books, author: grant.clientId, include: includesOf(request) };
    return answerCall(call, performer, originOf(request));
  };
  if (requestid === '' || !isWrite(call)) return { answer: act(), replayed: false };
  const requestIds = new RequestIds(simulator.store, books);
  const verdict = requestIds.judge(requestid, request);
  switch (verdict.kind) {
    case 'replay':
      return { answer: storedAnswer(verdict.status, verdict.body), replayed: true };
    case 'refused':
      return { answer: answerOf(refuse(verdict.fault), simulator.clock.now()), replayed: false };
    case 'new': {
      const answer = act();
      requestIds.remember(requestid, request, answer);
      return { answer, replayed: false };
    }
  }
}

function record(admitted: Admitted, answer: ApiAnswer, more: Partial<Call> = {}): void {
  const { simulator, request, inFlight } = admitted;
  const call = callRecord(admitted, answer);
  simulator.calls.of(request.realmId).record({ ...call, inFlight, ...more });
}

function callRecord(
  {
    request,
    call,
    grant,
    startedAt,
    intuitTid,
  }: Pick<Admitted, 'request' | 'call' | 'startedAt' | 'intuitTid'> & {
    readonly grant: Grant | undefined;
  },
  answer: ApiAnswer,
): Omit<Call, 'durationMs'> {
  const entity = entityOf(call);
  const requestid = request.query.get('requestid');
  const faultCode = answer.status !== 200 ? /"code":"(\d+)"/.exec(String(answer.body))?.[1] : undefined;
  return {
    startedAt,
    kind: kindOf(call),
    ...(entity === undefined ? {} : { entity }),
    method: request.method,
    path: request.path,
    status: answer.status,
    ...(grant ? { clientId: grant.clientId } : {}),
    ...(grant?.observer ? { observer: true } : {}),
    ...(requestid === null ? {} : { requestid }),
    ...(faultCode === undefined ? {} : { faultCode }),
    intuitTid,
  };
}
