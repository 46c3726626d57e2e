/** An answer with its body read as JSON where it is some. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** A service that has died in the middle of a request never answers it. */
const LONGEST_ANSWER_MS = 55_000;

/** One HTTP call; redirects are answers, not followed. */
export async function send(
  method: string,
  url: string,
  body?: object,
  headers: Record<string, string> = {},
  timeoutMs = LONGEST_ANSWER_MS,
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: asJson(text) };
}

function asJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
