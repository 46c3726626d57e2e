import { at } from '@ledgerbridge/failpoints';
import type { Gateway, GatewayCall, GatewayReply } from '@ledgerbridge/qbo';
import type { Vault } from '../vault/vault';
import { type Admission, isWrite, type Verdict } from './admission';
import { type Exchange, type Outcome, outcomeOf, PAUSE_MS } from './domain/outcome';
import type { GatewayMetrics } from './gateway-metrics';
import type { Outcomes } from './outcomes';
import type { QuickBooksHttp } from './quickbooks-http';
import { storable, type StoredReplies } from './stored-reply';

/** A call contradicts an earlier one of the same requestid, or a write has none: a bug of the caller. */
export class ContradictoryCallError extends Error {
  override readonly name = 'ContradictoryCallError';
}

/** A person must mend the company's connection before anything can be sent. */
export type OnHeldCompany = (companyId: string, cause: string) => Promise<void>;

export interface GatewayParts {
  readonly vault: Vault;
  readonly admission: Admission;
  readonly outcomes: Outcomes;
  readonly replies: StoredReplies;
  readonly http: QuickBooksHttp;
  readonly metrics: GatewayMetrics;
  readonly onHeldCompany: OnHeldCompany;
  /** Nothing is written after a restore until an operator has looked. */
  readonly holdWrites: boolean;
}

type Admitted = Extract<Verdict, { kind: 'admitted' }>;

/** How long a permit may wait for its call to leave, in milliseconds; after that its place in the window has passed. */
const PERMIT_MS = 1_000;
const AGAIN_MS = 1_000;
const HELD_WRITES_MS = 60_000;
const NOT_SENT: Outcome = { kind: 'not-sent' };

/**
 * The only door to QuickBooks. It admits a call or answers when to come again; queues lie with the callers. A write has
 * a row that is committed before the first byte leaves and settled before anybody hears of the outcome, so whatever
 * dies in between leaves a row that says: unknown.
 */
export class QuickBooksGateway implements Gateway {
  constructor(private readonly parts: GatewayParts) {}

  /** @throws ContradictoryCallError */
  async call(call: GatewayCall): Promise<GatewayReply> {
    return this.metered(call, false);
  }

  /** As {@link call}, for the connector itself while a company is not connected yet, or not any more. */
  async callEvenIfHeld(call: GatewayCall): Promise<GatewayReply> {
    return this.metered(call, true);
  }

  private async metered(call: GatewayCall, evenIfHeld: boolean): Promise<GatewayReply> {
    if (isWrite(call.operation) && !call.requestId)
      throw new ContradictoryCallError('A write needs a requestid');
    const reply = await at('connector.gateway.call', () => this.withToken(call, evenIfHeld));
    this.parts.metrics.replied(call.operation.kind, reply);
    return reply;
  }

  /**
   * One more try with a new token when QuickBooks did not take the first: a 401 has reopened the row. When it takes
   * neither, refreshing again would only make a storm, so the company rests.
   */
  private async withToken(call: GatewayCall, evenIfHeld: boolean): Promise<GatewayReply> {
    const first = await at('connector.gateway.first', () => this.attempt(call, evenIfHeld));
    if (first.kind === 'reply') return first.reply;
    const { refusedToken } = first;
    const second = await at('connector.gateway.second', () => this.attempt(call, evenIfHeld, refusedToken));
    return second.kind === 'reply' ? second.reply : later('not-sent', PAUSE_MS);
  }

  private async attempt(call: GatewayCall, evenIfHeld: boolean, refusedToken?: string): Promise<Attempt> {
    const access = await at('connector.gateway.token', () =>
      this.parts.vault.access(call.companyId, refusedToken),
    );
    if (access.kind === 'unavailable') return replied(later('not-sent', access.afterMs));
    if (this.parts.holdWrites && isWrite(call.operation)) return replied(later('not-sent', HELD_WRITES_MS));
    // Where there is no grant the row may still know the answer, so admission is asked all the same.
    const admissionEnds = this.parts.metrics.waitsForAdmission();
    const verdict = await at('connector.gateway.admit', () =>
      this.parts.admission.ask({ call, evenIfHeld: evenIfHeld && access.kind === 'access' }),
    );
    admissionEnds();
    if (verdict.kind !== 'admitted')
      return replied(await at('connector.gateway.not-admitted', () => this.withoutSending(call, verdict)));
    if (access.kind !== 'access') {
      await at('connector.gateway.no-grant', () => this.settle(call, verdict, NOT_SENT, undefined, 0));
      return replied({ outcome: 'company-held', cause: access.kind });
    }
    if (performance.now() - verdict.askedAt > PERMIT_MS) {
      await at('connector.gateway.too-late', () => this.settle(call, verdict, NOT_SENT, undefined, 0));
      return replied(later('not-sent', AGAIN_MS));
    }
    try {
      return await at('connector.gateway.sending', () => this.send(call, verdict, access));
    } catch (error) {
      await at('connector.gateway.give-up', () => this.giveUp(call, verdict));
      throw error;
    }
  }

  private async send(
    call: GatewayCall,
    verdict: Admitted,
    { token, realmId }: { token: string; realmId: string },
  ): Promise<Attempt> {
    const { operation, requestId } = call;
    const ended = this.parts.metrics.sends(operation.kind);
    const startedAt = performance.now();
    const exchange = await at('connector.gateway.send', () =>
      this.parts.http.send({ operation, requestId, realmId, token }),
    );
    ended();
    const outcome = outcomeOf(exchange);
    const ms = performance.now() - startedAt;
    const reply = await at('connector.gateway.settle', () =>
      this.settle(call, verdict, outcome, exchange, ms),
    );
    if (outcome.kind === 'token-refused') return { kind: 'token-refused', refusedToken: token };
    if (outcome.kind === 'held') {
      await at('connector.gateway.hold', () => this.parts.onHeldCompany(call.companyId, outcome.cause));
    }
    return replied(reply);
  }

  /**
   * Something of ours failed while a call was under way. Says so in its row, if the database lets us: otherwise a repeat
   * would wait for the deadline of a call that nobody is sending. What was settled before stays.
   */
  private async giveUp(call: GatewayCall, verdict: Admitted): Promise<void> {
    const lost: Outcome = { kind: 'unknown', reason: 'instance-lost' };
    await at('connector.gateway.say-unknown', () => this.settle(call, verdict, lost, undefined, 0)).catch(
      () => undefined,
    );
  }

  private async settle(
    call: GatewayCall,
    { permit, tenantId }: Admitted,
    outcome: Outcome,
    exchange: Exchange | undefined,
    ms: number,
  ): Promise<GatewayReply> {
    const response = exchange?.kind === 'response' ? exchange : undefined;
    const reply = replyOf(call, outcome, response?.intuitTid, new Date().toISOString());
    const final = isWrite(call.operation) && (reply.outcome === 'answered' || reply.outcome === 'refused');
    await at('connector.gateway.record', () =>
      this.parts.outcomes.tell({
        call,
        tenantId,
        permit,
        outcome,
        reply: final ? storable(reply) : undefined,
        status: response?.status,
        intuitTid: response?.intuitTid,
        durationMs: Math.round(ms),
      }),
    );
    return reply;
  }

  private async withoutSending(
    call: GatewayCall,
    verdict: Exclude<Verdict, { kind: 'admitted' }>,
  ): Promise<GatewayReply> {
    switch (verdict.kind) {
      case 'replay':
        return at('connector.gateway.replay', () =>
          this.parts.replies.open(call, verdict.tenantId, verdict.reply),
        );
      case 'in-flight':
        return { outcome: 'in-flight', afterMs: verdict.afterMs };
      case 'unknown':
        return { outcome: 'unknown', reason: verdict.reason, since: verdict.since.toISOString() };
      case 'retry-later':
        return later(verdict.reason, verdict.afterMs);
      case 'held':
        return { outcome: 'company-held', cause: verdict.cause };
      case 'other-body':
        throw new ContradictoryCallError('The requestid was used for another request');
    }
  }
}

type Attempt =
  | { readonly kind: 'reply'; readonly reply: GatewayReply }
  | { readonly kind: 'token-refused'; readonly refusedToken: string };

const replied = (reply: GatewayReply): Attempt => ({ kind: 'reply', reply });

const later = (reason: 'throttled' | 'budget' | 'not-sent', afterMs: number): GatewayReply => ({
  outcome: 'retry-later',
  afterMs,
  reason,
});

/** A read that came to nothing has written nothing: it is simply asked again. */
function replyOf(
  { operation }: GatewayCall,
  outcome: Outcome,
  intuitTid: string | undefined,
  now: string,
): GatewayReply {
  switch (outcome.kind) {
    case 'answered': {
      const { body } = outcome;
      return { outcome: 'answered', body, replayed: false, ...(intuitTid ? { intuitTid } : {}), at: now };
    }
    case 'refused':
      return { outcome: 'refused', fault: outcome.fault, replayed: false };
    case 'throttled':
      return later('throttled', outcome.pauseMs);
    case 'held':
      return { outcome: 'company-held', cause: outcome.cause };
    case 'unknown':
      return isWrite(operation)
        ? { outcome: 'unknown', reason: outcome.reason, since: now }
        : later('not-sent', AGAIN_MS);
    case 'token-refused':
    case 'not-sent':
      return later('not-sent', AGAIN_MS);
  }
}
