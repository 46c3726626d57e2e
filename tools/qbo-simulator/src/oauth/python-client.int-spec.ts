import { Driver } from '../testing/driver';
import { describeUnless } from '../testing/loud-skip';
import { missingPythonClient, runPython } from '../testing/python-client';

const CLIENT = 'intuit-oauth==1.2.7';
const describeIf = describeUnless(missingPythonClient(CLIENT), 'OAuth through intuit-oauth of PyPI');

describeIf('[facts 1] OAuth, through intuit-oauth of PyPI', () => {
  it('connects, reads, refreshes, rotates, revokes and is refused in the recorded words', async () => {
    // A clock that stands: lifetimes are told in whole seconds, and one may end while a request is answered.
    const qbo = await Driver.start({ seed: 'demo' }, { standingAt: Date.now() });
    const seen: unknown = JSON.parse(
      await runPython(CLIENT, 'oauth_cases.py', [qbo.simulator.url, qbo.realmId]),
    );
    await qbo.close();
    expect(seen).toEqual({
      callback: ['opaque', qbo.realmId, qbo.realmId],
      lifetimes: [3600, 8_726_400, 5 * 365 * 86_400],
      id_token: true,
      user: 'owner@simulation.example',
      api: 200,
      'code twice': [400, 'invalid_grant', true],
      'same within a day': true,
      expired: 401,
      'rotated after a day': true,
      refreshed: 200,
      superseded: [400, 'invalid_grant', true],
      'wrong secret': [401, 'invalid_client', true],
      revoked: true,
      'after revoke': [401, [400, 'invalid_grant', true]],
      production: [200, true],
    });
  });
});
