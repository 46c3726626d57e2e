import { scalarText } from '../json';
import { codesOf, Driver, rowsOf } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo', switches: { throttle: false } });
});
afterAll(async () => qbo.close());

const worked = (changes: Record<string, unknown> = {}) => ({
  NameOf: 'Vendor',
  VendorRef: { value: '41' },
  Hours: 7,
  Minutes: 30,
  ...changes,
});

describe('[facts 5.16] TimeActivity', () => {
  it('says who worked how long, and posts nothing', async () => {
    const made = await qbo.created(
      'TimeActivity',
      worked({ ItemRef: { value: '2' }, CustomerRef: { value: '3' }, HourlyRate: 55 }),
    );
    expect(made).toMatchObject({
      VendorRef: { value: '41', name: 'Hicks Hardware' },
      CustomerRef: { name: 'Cool Cars' },
      BillableStatus: 'NotBillable',
      Hours: 7,
      Minutes: 30,
    });
    const query = "select * from TimeActivity where VendorRef = '41' and BillableStatus = 'NotBillable'";
    expect(rowsOf(await qbo.query(query), 'TimeActivity')).toHaveLength(1);
    const { body } = await qbo.company('GET', '/ledger');
    expect([body['payables'], body['receivables'], body['errors']]).toEqual([[], [], []]);
  });

  it('may be of an employee, from when to when', async () => {
    const { Id } = await qbo.created('Employee', { GivenName: 'Emily', FamilyName: 'Platt' });
    const made = await qbo.created('TimeActivity', {
      NameOf: 'Employee',
      EmployeeRef: { value: scalarText(Id) },
      StartTime: '2026-11-20T08:00:00-08:00',
      EndTime: '2026-11-20T12:00:00-08:00',
    });
    expect(made).toMatchObject({ EmployeeRef: { name: 'Emily Platt' } });
  });

  it.each([
    ['nobody', { VendorRef: undefined }, ['2020']],
    ['no kind of name', { NameOf: undefined }, ['2020']],
    ['no time', { Hours: undefined, Minutes: undefined }, ['2020']],
    ['sixty minutes', { Minutes: 60 }, ['2240']],
    ['billable time without a customer', { BillableStatus: 'Billable' }, ['6310']],
    ['time that calls itself billed', { BillableStatus: 'HasBeenBilled' }, ['2170']],
  ])('refuses %s', async (_what, changes, codes) => {
    expect(codesOf(await qbo.post('timeactivity', worked(changes)))).toEqual(codes);
  });
});
