import type { Capabilities } from '@ledgerbridge/contracts';
import { specificationOf } from '../../testing/specification';
import * as connection from './connection';

const given = specificationOf(connection);
const capabilities: Capabilities = {
  country: 'US',
  homeCurrency: 'USD',
  multiCurrency: false,
  plan: 'QuickBooks Online Plus',
  purchaseOrders: true,
  customNumbers: true,
  classTracking: 'off',
  locations: false,
  billableExpenses: true,
  taxModel: 'us',
  usesTax: true,
  apAccounts: [{ id: '33', currency: 'USD' }],
  newItem: null,
};
const pending = {
  tenantId: 't',
  divisionId: 'd',
  companyId: null,
  status: 'pending',
  reason: null,
  connectedAt: null,
  capabilities: null,
} as const;
const facts = {
  ...pending,
  companyId: 'c',
  status: 'connected',
  connectedAt: '2026-11-20T10:00:00.000Z',
  capabilities,
} as const;
const requested = { type: 'ConnectionRequested', data: pending } as const;
const connected = { type: 'CompanyConnected', data: facts } as const;
const connect = { type: 'connect', companyId: 'c', capabilities, now: '2026-11-20T10:00:00.000Z' } as const;

describe('a connection', () => {
  it('is requested once; asking again authorises the same one', () => {
    const request = { type: 'request', tenantId: 't', divisionId: 'd' } as const;
    given().when(request).then(requested);
    given(requested).when(request).then();
  });

  it('is connected to the company that was chosen', () => {
    given(requested).when(connect).then(connected);
  });

  it('keeps the time of its first authorisation when it is authorised again', () => {
    given(requested, connected)
      .when({ ...connect, now: '2026-11-21T10:00:00.000Z' })
      .then(connected);
  });

  it('refuses another company and stays as it was', () => {
    given(requested, connected)
      .when({ ...connect, companyId: 'another' })
      .then({ type: 'AuthorizationFailed', data: { ...facts, failure: 'other-company' } });
  });

  it('shows why a first authorisation failed', () => {
    given(requested)
      .when({ type: 'fail', failure: 'access-denied' })
      .then({
        type: 'AuthorizationFailed',
        data: { ...pending, reason: 'access-denied', failure: 'access-denied' },
      });
  });

  it('needs a person once its grant is dead, and is said so once', () => {
    const needed = {
      type: 'ReconnectNeeded',
      data: { ...facts, status: 'reconnect-needed', reason: 'reconnect-needed' },
    } as const;
    given(requested, connected).when({ type: 'need-reconnect' }).then(needed);
    given(requested, connected, needed).when({ type: 'need-reconnect' }).then();
    given(requested, connected, needed).when(connect).then(connected);
  });

  it('is held with its cause until it is authorised again', () => {
    const held = {
      type: 'CompanyHeld',
      data: { ...facts, status: 'held', reason: 'subscription-ended' },
    } as const;
    given(requested, connected).when({ type: 'hold', cause: 'subscription-ended' }).then(held);
    given(requested, connected, held).when({ type: 'hold', cause: 'no-access' }).then();
    given(requested, connected, held).when(connect).then(connected);
  });

  it('ends, and is not held or ended afterwards', () => {
    const ended = {
      type: 'ConnectionEnded',
      data: { ...facts, status: 'disconnected', reason: 'disconnected' },
    } as const;
    given(requested, connected).when({ type: 'disconnect' }).then(ended);
    for (const command of [
      { type: 'disconnect' },
      { type: 'need-reconnect' },
      { type: 'hold', cause: 'no-access' },
    ] as const)
      given(requested, connected, ended).when(command).then();
  });

  it('cannot do anything before somebody asked for it', () => {
    given().when({ type: 'disconnect' }).thenThrows('no such connection');
  });
});
