import { trialBalance } from '../testing/documents';
import { codesOf, Driver, objectIn } from '../testing/driver';

let qbo: Driver;
beforeAll(async () => {
  qbo = await Driver.start({ seed: 'demo', switches: { throttle: false } });
});
afterAll(async () => qbo.close());

const transfer = (from: string, to: string, Amount: unknown = 50) => ({
  FromAccountRef: { value: from },
  ToAccountRef: { value: to },
  Amount,
});
const balances = async () => [await trialBalance(qbo, '35'), await trialBalance(qbo, '36')];

describe('[facts 3.5] [facts 5.16] Transfer', () => {
  it('moves money between two accounts, and takes it back when it is deleted', async () => {
    const made = await qbo.created('Transfer', transfer('35', '36'));
    expect(made).toMatchObject({
      FromAccountRef: { value: '35', name: 'Checking' },
      ToAccountRef: { value: '36', name: 'Savings' },
      Amount: 50,
      SyncToken: '0',
    });
    expect(await balances()).toEqual([1151, 850]);
    const less = await qbo.post('transfer', { Id: made['Id'], SyncToken: '0', sparse: true, Amount: 20 });
    expect(objectIn(less, 'Transfer')).toMatchObject({ Amount: 20, SyncToken: '1' });
    expect(await balances()).toEqual([1181, 820]);
    await qbo.post('transfer?operation=delete', { Id: made['Id'], SyncToken: '1' });
    expect(await balances()).toEqual([1201, 800]);
  });

  it.each([
    ['an account to itself', transfer('35', '35'), ['6000']],
    ['an income account', transfer('35', '45'), ['6430']],
    ['the receivables, which need a name', transfer('84', '35'), ['6430']],
    ['less than nothing', transfer('35', '36', -1), ['6000']],
    ['no amount', transfer('35', '36', null), ['2020']],
    ['no account', { ...transfer('35', '36'), FromAccountRef: undefined }, ['2020']],
  ])('refuses %s', async (_what, body, codes) => {
    expect(codesOf(await qbo.post('transfer', body))).toEqual(codes);
  });

  it('has no void', async () => {
    const made = await qbo.created('Transfer', transfer('35', '36', 1));
    const key = { Id: made['Id'], SyncToken: '0' };
    expect(codesOf(await qbo.post('transfer?operation=void', key))).toEqual(['500']);
  });
});
