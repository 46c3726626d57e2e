import http from 'node:http';

/** One company of the simulator over kept connections, as a product's HTTP client has them. */
export class CompanyClient {
  private readonly agent: http.Agent;

  constructor(
    private readonly url: string,
    private readonly realmId: string,
    private readonly token: string,
    connections: number,
  ) {
    this.agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  }

  /** @returns the answer's text. @throws when it is no success */
  send(method: 'GET' | 'POST', path: string, body?: object): Promise<string> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${this.token}`,
      accept: 'application/json',
      ...(text === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    };
    return new Promise((resolve, reject) => {
      const url = `${this.url}/v3/company/${this.realmId}/${path}`;
      const request = http.request(url, { method, headers, agent: this.agent }, (response) => {
        let answer = '';
        response.setEncoding('utf8').on('data', (part: string) => (answer += part));
        response.on('end', () => {
          if (response.statusCode === 200) resolve(answer);
          else reject(new Error(`${method} ${path}: ${response.statusCode} ${answer.slice(0, 300)}`));
        });
      });
      request.on('error', reject);
      request.end(text);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
