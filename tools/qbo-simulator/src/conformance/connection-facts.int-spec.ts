import { connectApp } from '../testing/connect-app';
import { Driver } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

describe('[facts 1.3] [facts 1.4] the answer for a code', () => {
  it('the answer for a code has the recorded properties', async () => {
    const answer = await connectApp(qbo);
    expect(answer).toEqual({
      ...{ token_type: 'bearer', expires_in: 3600, x_refresh_token_expires_in: 8_726_400 },
      ...{ access_token: expect.any(String), refresh_token: expect.any(String) },
    });
    const withOpenId = await connectApp(qbo, undefined, { scope: 'com.intuit.quickbooks.accounting openid' });
    expect(Object.keys(withOpenId)).toContain('id_token');
  });

  it('a realm id has 10 to 19 digits, and stands nowhere in the answer for a code', async () => {
    expect(qbo.realmId).toMatch(/^\d{10,19}$/);
    expect(JSON.stringify(await connectApp(qbo))).not.toContain(qbo.realmId);
  });
});
