import { arm, at, countHits, disarm, inScope, readFailure, releaseHanging, writeFailure } from './index';

afterEach(disarm);

describe('a failpoint', () => {
  it('lets work pass when nothing is armed', async () => {
    await expect(at('a', async () => 7)).resolves.toBe(7);
  });

  it('throws before the work, once', async () => {
    const work = jest.fn(async () => 7);
    const struck = arm({ name: 'a', mode: 'throw', when: 'before' });
    await expect(at('a', work)).rejects.toThrow('failpoint a');
    await expect(struck).resolves.toEqual({ scope: undefined });
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

  it('is one of several that are armed', async () => {
    void arm({ name: 'a', mode: 'throw', when: 'before' });
    void arm({ name: 'b', mode: 'throw', when: 'before' });
    await expect(at('b', async () => 7)).rejects.toThrow('failpoint b');
    await expect(at('a', async () => 7)).rejects.toThrow('failpoint a');
  });

  it('strikes at once when it is armed anew, whatever an earlier one still lets pass', async () => {
    void arm({ name: 'a', mode: 'throw', when: 'before', skip: 5 });
    await at('a', async () => 7);
    void arm({ name: 'a', mode: 'throw', when: 'before' });
    await expect(at('a', async () => 7)).rejects.toThrow('failpoint a');
  });

  it('strikes in its scope alone, whatever lies between', async () => {
    const struck = arm({ name: 'a', mode: 'throw', when: 'before' }, (scope) => scope === 'one');
    const later = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return at('a', async () => 7);
    };
    await expect(inScope('other', later)).resolves.toBe(7);
    await expect(inScope('one', later)).rejects.toThrow('failpoint a');
    await expect(struck).resolves.toEqual({ scope: 'one' });
  });

  it('hangs until its scope is released, and fails then', async () => {
    const struck = arm({ name: 'a', mode: 'hang', when: 'before' });
    const hanging = inScope('one', () => at('a', async () => 7));
    await struck;
    releaseHanging('other');
    const both = Promise.race([
      hanging,
      new Promise((resolve) => setImmediate(() => resolve('still hanging'))),
    ]);
    await expect(both).resolves.toBe('still hanging');
    releaseHanging('one');
    await expect(hanging).rejects.toThrow('failpoint a');
  });

  it('goes on after a hang where its failure says so', async () => {
    const struck = arm({ name: 'a', mode: 'hang', when: 'before', goesOn: true });
    const hanging = inScope('one', () => at('a', async () => 7));
    await struck;
    releaseHanging('one');
    await expect(hanging).resolves.toBe(7);
  });

  it('is counted when it is passed, everywhere or in one scope', async () => {
    const [everywhere, inOne] = [countHits(), countHits((scope) => scope === 'one')];
    await at('b', async () => undefined);
    await inScope('one', () => at('b', async () => undefined));
    expect(everywhere.get('b')).toBe(2);
    expect(inOne.get('b')).toBe(1);
  });
});

describe('a failure', () => {
  it('is written as a text and read again', () => {
    const failure = { name: 'sync.push.call', mode: 'kill', when: 'after', skip: 3 } as const;
    expect(readFailure(writeFailure(failure))).toEqual(failure);
    expect(readFailure('sync.push.call:never:kill')).toBeUndefined();
  });
});
