import { randomBytes } from 'node:crypto';
import { CREDENTIAL_SECONDS, ServiceCredentials } from './service-credentials';

const key = randomBytes(32);

describe('the credentials that services show each other', () => {
  let sync: ServiceCredentials;
  let connector: ServiceCredentials;
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
    sync = new ServiceCredentials(key, 'sync');
    connector = new ServiceCredentials(key, 'connector');
  });
  afterEach(() => jest.useRealTimers());

  it('say who speaks, to the one they are for', async () => {
    expect(await connector.verify(await sync.sign('connector'))).toBe('sync');
    expect(await connector.verify(await sync.sign('tax'))).toBeUndefined();
  });

  it('are nothing to an installation with another key', async () => {
    const stranger = new ServiceCredentials(randomBytes(32), 'sync');
    expect(await connector.verify(await stranger.sign('connector'))).toBeUndefined();
  });

  it('are shown again for half of their life, and then made anew', async () => {
    const first = await sync.sign('connector');
    jest.advanceTimersByTime(CREDENTIAL_SECONDS * 400);
    expect(await sync.sign('connector')).toBe(first);
    jest.advanceTimersByTime(CREDENTIAL_SECONDS * 200);
    const second = await sync.sign('connector');
    expect(second).not.toBe(first);
    expect(await connector.verify(second)).toBe('sync');
  });

  it('are good for their time and not a moment longer, also where they were seen before', async () => {
    const token = await sync.sign('connector');
    expect(await connector.verify(token)).toBe('sync');
    jest.advanceTimersByTime(CREDENTIAL_SECONDS * 900);
    expect(await connector.verify(token)).toBe('sync');
    jest.advanceTimersByTime(CREDENTIAL_SECONDS * 200);
    expect(await connector.verify(token)).toBeUndefined();
  });
});
