import { scalarText } from '../../json';
import { startSimulator } from '../../start-simulator';
import { send } from '../../testing/driver';

/** Where the contract is checked: a company, simulated or real. */
export interface Place {
  /** Without a slash at the end. */
  readonly url: string;
  readonly realmId: string;
  /** It stands in no title and no error. */
  readonly token: string;
  /** Milliseconds from one call to the next. */
  readonly pace: number;
  readonly leave: () => Promise<void>;
}

/** Ten calls a second are admitted (QuickBooks Online, limits and throttles page); four suites at once make nine. */
const REAL_PACE_MS = 450;

/** A company of the simulator, or the one that the environment names. */
export async function findPlace(): Promise<Place> {
  const { QBO_CONTRACT_URL: url, QBO_CONTRACT_REALM: realmId, QBO_CONTRACT_TOKEN: token } = process.env;
  if (!url) return simulatedPlace();
  if (!realmId || !token) throw new Error('QBO_CONTRACT_URL wants QBO_CONTRACT_REALM and QBO_CONTRACT_TOKEN');
  return { url, realmId, token, pace: REAL_PACE_MS, leave: () => Promise.resolve() };
}

async function simulatedPlace(): Promise<Place> {
  const simulator = await startSimulator({ firstCompany: { seed: 'sample' } });
  const realmId = simulator.companies()[0]?.realmId ?? '';
  const { body } = await send(`${simulator.url}/_control/companies/${realmId}/tokens`, 'POST', {});
  const token = scalarText(body['access_token']);
  return { url: simulator.url, realmId, token, pace: 0, leave: () => simulator.close() };
}
