import { arm, at, countHits, disarm } from './index';

afterEach(disarm);

describe('a failpoint', () => {
  it('lets work pass when nothing is armed', async () => {
    await expect(at('a', async () => 7)).resolves.toBe(7);
  });

  it('throws before the work, once', async () => {
    const work = jest.fn(async () => 7);
    const struck = arm({ name: 'a', mode: 'throw', when: 'before' });
    await expect(at('a', work)).rejects.toThrow('failpoint a');
    await struck;
    expect(work).not.toHaveBeenCalled();
    await expect(at('a', work)).resolves.toBe(7);
  });

  it('throws after the work is done, so that nobody hears of it', async () => {
    const work = jest.fn(async () => 7);
    void arm({ name: 'a', mode: 'throw', when: 'after', skip: 1 });
    await at('a', work);
    await expect(at('a', work)).rejects.toThrow('failpoint a');
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('counts what is passed', async () => {
    const hits = countHits();
    await at('b', async () => undefined);
    await at('b', async () => undefined);
    expect(hits.get('b')).toBe(2);
  });
});
