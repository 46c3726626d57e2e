import { jsonAnswer, type ApiAnswer } from '../data-service/api-answer';
import { delayOf, injectionOf } from '../faults/injection';
import { type Simulator } from '../simulator';
import { answerTokenRequest, type TokenRequest } from './token-endpoint';

/**
 * One call of the token endpoint with the faults that were armed for it. A reply that is lost after a rotation is how
 * refresh tokens burn.
 */
export async function answerTokenCall(
  simulator: Simulator,
  intuitTid: string,
  request: TokenRequest,
): Promise<ApiAnswer> {
  const { clock, faults, grants, timers } = simulator;
  const startedAt = clock.now();
  const realmId = grants.realmOf(request.parameters) ?? '';
  const rules = faults.hitting({ realmId, entity: undefined, operation: 'token' });
  const delayMs = delayOf(rules);
  if (delayMs > 0) await timers.wait(delayMs);
  const rule = rules.find(({ effect }) => effect !== 'slow');
  const injection = rule && injectionOf(rule, 'token', clock.now());
  const call = { startedAt, intuitTid, injected: rule?.effect };
  if (!injection) return perform(simulator, request, call);
  if (rule.effect === 'clock-jump') clock.advance(rule.seconds);
  switch (injection.kind) {
    case 'bent': {
      const answer = perform(simulator, request, call);
      return injection.wire ? { ...answer, wire: injection.wire } : answer;
    }
    case 'late':
      timers.later(injection.delayMs, () => void perform(simulator, request, call));
      return injection.answer;
    case 'answer':
      if (injection.commit === 'first') perform(simulator, request, call, injection.answer.status);
      return injection.answer;
  }
}

interface TokenCall {
  readonly startedAt: number;
  readonly intuitTid: string;
  readonly injected: string | undefined;
}

/** Does it, all or nothing, and logs it under the status that the caller will see. */
function perform(
  simulator: Simulator,
  request: TokenRequest,
  { injected, ...call }: TokenCall,
  status?: number,
): ApiAnswer {
  return simulator.store.transaction(() => {
    const answered = answerTokenRequest(simulator, request);
    if (answered.realmId !== undefined) {
      const told = { ...call, kind: 'token', status: status ?? answered.status } as const;
      simulator.calls.of(answered.realmId).record(injected === undefined ? told : { ...told, injected });
    }
    return jsonAnswer(answered.status, { ...answered.body });
  });
}
