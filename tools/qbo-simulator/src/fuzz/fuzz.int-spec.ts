import http from 'node:http';
import { Driver } from '../testing/driver';
import { Choice } from './choice';
import { type FuzzRequest, randomRequest } from './random-request';

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 20_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);
const AT_ONCE = 8;

interface Answered {
  readonly status: number;
  readonly text: string;
}

describe('the simulator under requests that are wrong somewhere', () => {
  let driver: Driver;
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  beforeAll(async () => {
    driver = await Driver.start({ seed: 'demo', switches: { throttle: false } });
  });
  afterAll(async () => {
    agent.destroy();
    await driver.close();
  });

  const answered = ({ method, path, headers, body }: FuzzRequest): Promise<Answered> =>
    new Promise((resolve) => {
      const options = { method, agent, headers: { ...driver.headers(), ...headers } };
      const sent = http.request(driver.api(path), options, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      // No answer at all is the worst one.
      sent.on('error', ({ message }) => resolve({ status: 599, text: message }));
      sent.end(body);
    });

  it(`answers each of ${REQUESTS}, and never as if it were broken (seed ${SEED})`, async () => {
    const choice = new Choice(SEED);
    const wrong: string[] = [];
    const seen = new Map<number, number>();
    let left = REQUESTS;
    const line = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const request = randomRequest(choice);
        const { status, text } = await answered(request);
        seen.set(status, (seen.get(status) ?? 0) + 1);
        if (status >= 500 || text === '') wrong.push(described(request, status, text));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, line));
    expect(wrong.slice(0, 5)).toEqual([]);
    // A fuzz that is refused at the door, or accepted every time, tries nothing.
    expect([...seen.keys()].sort()).toEqual(expect.arrayContaining([200, 400]));
    expect(seen.get(200)).toBeGreaterThan(REQUESTS / 20);
  });

  it('has balanced books afterwards', async () => {
    expect((await driver.company('GET', '/ledger')).body).toMatchObject({ errors: [] });
  });

  it('still works afterwards', async () => {
    const vendors = await driver.query('select count(*) from Vendor');
    expect(vendors.status).toBe(200);
    const order = await driver.get('companyinfo/1');
    expect([200, 400]).toContain(order.status);
  });
});

const described = ({ method, path, headers, body }: FuzzRequest, status: number, text: string): string =>
  `${status} for ${method} ${path} (${headers['content-type'] ?? 'no type'}) ${body?.toString().slice(0, 600) ?? ''}: ${text.slice(0, 300)}`;
