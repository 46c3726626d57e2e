import { specificationOf } from '../../testing/specification';
import * as division from './division';

const given = specificationOf(division);
const berlin = { tenantId: 't', externalId: 'berlin' };
const registered = {
  type: 'DivisionRegistered',
  data: { ...berlin, timeZone: 'Europe/Berlin' },
  sealed: { name: 'Berlin' },
} as const;

describe('a division', () => {
  it('counts its days in UTC unless it says otherwise', () => {
    given()
      .when(berlin)
      .then({ type: 'DivisionRegistered', data: { ...berlin, timeZone: 'UTC' }, sealed: { name: null } });
  });

  it('keeps what a change does not name', () => {
    given(registered).when(berlin).then();
    given(registered)
      .when({ ...berlin, timeZone: 'Europe/Paris' })
      .then({
        type: 'DivisionChanged',
        data: { ...berlin, timeZone: 'Europe/Paris' },
        sealed: { name: 'Berlin' },
      });
  });
});
