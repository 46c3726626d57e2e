import { specificationOf } from '../../testing/specification';
import * as apiKey from './api-key';
import * as host from './host';

const given = specificationOf(host);
const local = { name: 'Local', topicPrefix: '' };

describe('a host', () => {
  it('is registered once', () => {
    given().when(local).then({ type: 'HostRegistered', data: local });
    given({ type: 'HostRegistered', data: local }).when(local).then();
  });

  it('changes its prefix', () => {
    const prefixed = { ...local, topicPrefix: 'acme.' };
    given({ type: 'HostRegistered', data: local })
      .when(prefixed)
      .then({ type: 'HostChanged', data: prefixed });
  });
});

describe('an API key', () => {
  const givenKey = specificationOf(apiKey);
  const issued = { hostId: 'h', keyHash: 'a', scopes: ['*'], revoked: false };
  const issue = { type: 'issue', hostId: 'h', keyHash: 'a', scopes: ['*'] } as const;

  it('is issued once, however often the service starts', () => {
    givenKey()
      .when({ ...issue, scopes: ['*'] })
      .then({ type: 'ApiKeyIssued', data: issued });
    givenKey({ type: 'ApiKeyIssued', data: issued })
      .when({ ...issue, scopes: ['*'] })
      .then();
  });

  it('is revoked for good', () => {
    const revoked = { ...issued, revoked: true };
    givenKey({ type: 'ApiKeyIssued', data: issued })
      .when({ type: 'revoke' })
      .then({ type: 'ApiKeyRevoked', data: revoked });
    givenKey({ type: 'ApiKeyRevoked', data: revoked }).when({ type: 'revoke' }).then();
    givenKey({ type: 'ApiKeyRevoked', data: revoked })
      .when({ ...issue, scopes: ['*'] })
      .thenThrows('stays revoked');
  });
});
