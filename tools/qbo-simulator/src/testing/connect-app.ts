import { scalarText, type JsonObject } from '../json';
import { send, type Driver } from './driver';

/** An app with production keys, as the tests register it. */
export const LIVE_APP = {
  clientId: 'live',
  clientSecret: 'live-secret',
  redirectUris: ['https://app.example/callback'],
  keys: 'production',
};

export const DEMO_APP = {
  clientId: 'ledgerbridge-demo',
  clientSecret: 'ledgerbridge-demo-secret',
  redirectUris: ['http://127.0.0.1:1/callback'],
};

interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
}

/** Connects an app to the driver's company through consent and code; gives the answer of the token endpoint. */
export async function connectApp(
  driver: Driver,
  app: App = DEMO_APP,
  changes: Record<string, string> = {},
): Promise<JsonObject> {
  const [redirect_uri = ''] = app.redirectUris;
  const request = new URLSearchParams({
    client_id: app.clientId,
    response_type: 'code',
    scope: 'com.intuit.quickbooks.accounting',
    state: 'opaque',
    redirect_uri,
    simulator_auto: driver.realmId,
    ...changes,
  });
  const { url } = driver.simulator;
  const consent = await send(`${url}/connect/oauth2?${request.toString()}`, 'GET');
  const code = new URL(consent.headers.get('location') ?? redirect_uri).searchParams.get('code') ?? '';
  const form = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri }).toString();
  const answer = await send(`${url}/oauth2/v1/tokens/bearer`, 'POST', form, basicAuthorization(app));
  return answer.body;
}

/** Headers of a form that is sent to the token endpoint. */
export function basicAuthorization({
  clientId,
  clientSecret,
}: Omit<App, 'redirectUris'>): Record<string, string> {
  const pair = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  return { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${pair}` };
}

/** Makes an app's calls those of the driver from now on. */
export async function actAs(driver: Driver, app: App = DEMO_APP): Promise<void> {
  driver.accessToken = scalarText((await connectApp(driver, app))['access_token']);
}
