import { scalarText } from '../json';
import { codesOf, Driver, objectIn, rowsOf } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo' });
});
afterAll(async () => qbo.close());

describe('[facts 5.4] Employee', () => {
  it('is a person in the one space of names, with a masked number', async () => {
    const employee = await qbo.created('Employee', {
      GivenName: 'Emily',
      FamilyName: 'Platt',
      SSN: '123-45-6789',
      PrimaryAddr: { Line1: 'A', Country: 'United States' },
    });
    expect(employee).toMatchObject({
      DisplayName: 'Emily Platt',
      PrintOnCheckName: 'Emily Platt',
      SSN: 'XXX-XX-XXXX',
      Active: true,
      PrimaryAddr: { Country: 'USA' },
    });
    expect(codesOf(await qbo.post('vendor', { DisplayName: 'emily platt' }))).toEqual(['6240']);
    expect(codesOf(await qbo.post('employee', { FamilyName: 'Hicks Hardware' }))).toEqual(['6240']);
  });

  it.each([
    ['a display name alone', { DisplayName: 'Somebody' }, ['6080']],
    [
      'a telephone number of 21 digits',
      { GivenName: 'A', Mobile: { FreeFormNumber: '1'.repeat(21) } },
      ['2050'],
    ],
    ['a number of 101 characters', { GivenName: 'B', EmployeeNumber: 'x'.repeat(101) }, ['2050']],
  ])('refuses %s', async (_what, body, codes) => {
    expect(codesOf(await qbo.post('employee', body))).toEqual(codes);
  });

  it('is made inactive, not deleted', async () => {
    const { Id } = await qbo.created('Employee', { GivenName: 'Gone' });
    expect(codesOf(await qbo.post('employee?operation=delete', { Id, SyncToken: '0' }))).toEqual(['500']);
    await qbo.post('employee', { Id, SyncToken: '0', sparse: true, Active: false });
    expect(objectIn(await qbo.get(`employee/${scalarText(Id)}`), 'Employee')['DisplayName']).toBe(
      'Gone (deleted)',
    );
    expect(rowsOf(await qbo.query("select * from Employee where GivenName = 'Gone'"), 'Employee')).toEqual(
      [],
    );
  });
});
