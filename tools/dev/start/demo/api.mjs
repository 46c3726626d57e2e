/** The API as a host calls it: one key, one tenant. */
export class Api {
  /** @param {{ url: string, key: string, tenant: string }} host */
  constructor({ url, key, tenant }) {
    this.url = url;
    this.key = key;
    this.tenant = tenant;
  }

  get(path) {
    return this.call('GET', path);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>} the answer's body
   * @throws ApiError when the answer is a problem
   */
  async call(method, path, body) {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        'ledgerbridge-tenant': this.tenant,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    if (!response.ok) throw new ApiError(`${method} ${path}`, response.status, text);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** One line for a shell that does the same as {@link Api.call}. */
  curl(method, path, body) {
    const headers = [`Authorization: Bearer ${this.key}`, `Ledgerbridge-Tenant: ${this.tenant}`];
    const parts = [`curl -sS -X ${method} ${this.url}${path}`];
    for (const header of [...headers, 'Content-Type: application/json']) parts.push(`-H '${header}'`);
    return [...parts, `-d '${JSON.stringify(body)}'`].join(' ');
  }
}

export class ApiError extends Error {
  constructor(what, status, text) {
    super(`${what} was answered with ${status}: ${text.slice(0, 500)}`);
    this.status = status;
  }
}
