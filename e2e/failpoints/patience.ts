import type { Answer } from '../installation/http';

/** Only a safety net: what is waited for comes, however slow the machine is. */
export const PATIENCE_MS = 150_000;
const GIVE_UP_MS = 5_000;
const AGAIN_MS = 30;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Repeats what a host repeats: a request that was not accepted, or whose answer never came. */
export async function accepted(request: () => Promise<Answer>): Promise<Record<string, unknown>> {
  const answer = await repeated(request, ({ status }) => status < 300);
  return answer.body;
}

/** Asks until the answer is as it should be. @throws with the last answer when it never is */
export async function repeated(
  request: () => Promise<Answer>,
  good: (answer: Answer) => boolean,
): Promise<Answer> {
  let last: Answer | undefined;
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(AGAIN_MS)) {
    const answer = await answered(request);
    if (answer && good(answer)) return answer;
    last = answer ?? last;
  }
  throw new Error(`no good answer: ${last?.status} ${JSON.stringify(last?.body)?.slice(0, 1500)}`);
}

/** Undefined when the service is dead, or dies before it answers. */
async function answered(request: () => Promise<Answer>): Promise<Answer | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), GIVE_UP_MS);
  });
  const answer = request().catch(() => undefined);
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
