import { isLostConnection, repeatable } from './lost-connection';

const failure = (code: string): Error => Object.assign(new Error('no'), { code });

describe('a lost connection', () => {
  it.each(['08006', '57P01', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET'])('is told by %s', (code) => {
    expect(isLostConnection(failure(code))).toBe(true);
  });

  it.each(['23505', '42601', '40001', 'ENOENT'])('is not told by %s', (code) => {
    expect(isLostConnection(failure(code))).toBe(false);
  });
});

describe('what bears repetition', () => {
  it('is done again until the connection is back', async () => {
    const outcomes = [failure('57P01'), failure('ECONNREFUSED'), 'done'];
    const work = jest.fn(() => {
      const outcome = outcomes.shift();
      return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
    });
    expect(await repeatable(work)).toBe('done');
    expect(work).toHaveBeenCalledTimes(3);
  });

  it('fails at once of anything else', async () => {
    const work = jest.fn(() => Promise.reject(failure('23505')));
    await expect(repeatable(work)).rejects.toMatchObject({ code: '23505' });
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('fails of the lost connection when patience ends', async () => {
    await expect(repeatable(() => Promise.reject(failure('57P01')), -1)).rejects.toMatchObject({
      code: '57P01',
    });
  });
});
