import http from 'node:http';
import { readConfiguration } from '../configuration';
import { startSimulator, type RunningSimulator } from '../index';

let simulator: RunningSimulator;
afterEach(async () => simulator.close());

interface Refusal {
  readonly status: number | undefined;
  readonly text: string;
}

/** Asks the server on loopback under a name that it may not have: what a browser does after DNS rebinding. */
async function askAs(host: string, path: string, accept = 'text/html', method = 'GET'): Promise<Refusal> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(simulator.url);
    const options = { host: '127.0.0.1', port, path, method, headers: { host, accept } };
    const request = http.request(options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode, text: Buffer.concat(parts).toString('utf8') }),
      );
    });
    request.on('error', reject).end();
  });
}

const statuses = async (hosts: readonly string[]) =>
  Promise.all(hosts.map(async (host) => (await askAs(host, '/')).status));

describe('a simulator on loopback', () => {
  it('shows its pages under the names of loopback, with and without port', async () => {
    simulator = await startSimulator();
    const names = ['localhost', 'LOCALHOST:8790', '127.0.0.1', '127.0.0.1:80', '[::1]:8790', '127.1.2.3'];
    expect(await statuses(names)).toEqual(names.map(() => 200));
  });

  it('refuses pages, consent and control under another name that leads to it', async () => {
    simulator = await startSimulator();
    for (const path of [
      '/',
      '/companies/1',
      '/connect/oauth2?client_id=x',
      '/%5Fcontrol/companies',
      '/?x=/v3/',
    ]) {
      const page = await askAs('rebound.example:8790', path);
      expect([path, page.status]).toEqual([path, 421]);
      expect(page.text).toContain('This simulator is not reached by that name.');
    }
    expect(await statuses(['localhost.evil.example', '127.0.0.1.evil.example', 'evil.example:127'])).toEqual(
      Array(3).fill(421),
    );
    const control = await askAs('rebound.example', '/_control/companies', 'application/json', 'POST');
    expect([control.status, control.text]).toMatchObject([421, expect.stringContaining('"error"')]);
  });

  it('answers apps under any name, for they need a token', async () => {
    simulator = await startSimulator();
    expect((await askAs('quickbooks.example', '/v3/company/1/vendor/1')).status).not.toBe(421);
    expect((await askAs('quickbooks.example', '/.well-known/openid_configuration')).status).toBe(200);
    expect((await askAs('10.1.2.3:8790', '/health')).status).toBe(200);
  });

  it('has the further names of HOSTS', async () => {
    const { hosts } = readConfiguration({ HOSTS: 'books.example, Simulator' });
    simulator = await startSimulator({ hosts });
    const names = ['books.example:8790', 'simulator', 'localhost', 'other.example'];
    expect(await statuses(names)).toEqual([200, 200, 200, 421]);
  });
});

describe('a simulator that listens for other machines', () => {
  it('is reached by any name, unless HOSTS names them', async () => {
    simulator = await startSimulator({ host: '0.0.0.0', hosts: readConfiguration({ HOSTS: '' }).hosts });
    expect(await statuses(['simulator:8790', '192.168.1.7'])).toEqual([200, 200]);
    await simulator.close();
    simulator = await startSimulator({ host: '0.0.0.0', hosts: ['simulator'] });
    expect(await statuses(['simulator:8790', '192.168.1.7', 'localhost:8790'])).toEqual([200, 421, 200]);
  });
});
