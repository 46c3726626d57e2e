import { endEach } from './end-each';

describe('ending several things', () => {
  it('ends them in order, each after the one before', async () => {
    const ended: string[] = [];
    await endEach([() => Promise.resolve().then(() => ended.push('first')), () => ended.push('second')]);
    expect(ended).toEqual(['first', 'second']);
  });

  it('ends the rest when one cannot be ended, and then says why the first could not', async () => {
    const ended: string[] = [];
    const ending = endEach([
      () => Promise.reject(new Error('no connection')),
      () => ended.push('second'),
      () => Promise.reject(new Error('not this either')),
      () => ended.push('last'),
    ]);
    await expect(ending).rejects.toThrow('no connection');
    expect(ended).toEqual(['second', 'last']);
  });
});
