import { Driver } from '../testing/driver';
import { describeUnless } from '../testing/loud-skip';
import { missingPythonClient, runPython } from '../testing/python-client';

const CLIENT = 'python-quickbooks==0.9.12';
const describeIf = describeUnless(missingPythonClient(CLIENT), 'a company through python-quickbooks');

describeIf('[facts 5.16] a company through python-quickbooks', () => {
  it('does what the client offers, and its books balance after', async () => {
    const qbo = await Driver.start({ seed: 'sample', switches: { throttle: false } });
    const cases = [qbo.simulator.url, qbo.realmId, qbo.accessToken];
    const seen = JSON.parse(await runPython(CLIENT, 'quickbooks_cases.py', cases)) as Record<string, string>;
    const { body } = await qbo.company('GET', '/ledger');
    await qbo.close();
    expect(Object.keys(seen)).toHaveLength(28);
    expect(seen).toEqual(Object.fromEntries(Object.keys(seen).map((name) => [name, 'ok'])));
    expect(body).toMatchObject({ errors: [] });
  });
});
