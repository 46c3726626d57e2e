/** An answer's body as JSON. @throws when the answer is no success, with the beginning of its text */
export async function ask<Body>(
  method: string,
  url: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Body> {
  const response = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(60_000),
  });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${method} ${url} was answered with ${response.status}: ${text.slice(0, 300)}`);
  return (text === '' ? {} : JSON.parse(text)) as Body;
}

/** Where a page sends the browser. */
export async function redirectOf(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(60_000) });
  const location = response.headers.get('location');
  if (!location) throw new Error(`${url} answered ${response.status} in place of a redirect`);
  return new URL(location, url).href;
}
