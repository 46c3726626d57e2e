import { specificationOf } from '../../testing/specification';
import * as tenant from './tenant';

const given = specificationOf(tenant);
const data = { hostId: 'h', externalId: 'acme' };

describe('a tenant', () => {
  it('is registered with or without a name', () => {
    given()
      .when(data)
      .then({ type: 'TenantRegistered', data, sealed: { name: null } });
    given()
      .when({ ...data, name: 'Acme' })
      .then({ type: 'TenantRegistered', data, sealed: { name: 'Acme' } });
  });

  it('keeps its name when none is sent, and takes another one', () => {
    const registered = { type: 'TenantRegistered', data, sealed: { name: 'Acme' } } as const;
    given(registered).when(data).then();
    given(registered)
      .when({ ...data, name: 'Acme Ltd' })
      .then({ type: 'TenantRenamed', data, sealed: { name: 'Acme Ltd' } });
  });
});
