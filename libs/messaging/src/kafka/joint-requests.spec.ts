import type { OutgoingMessage } from '../message';
import { JointRequests } from './joint-requests';

const message = (value: string): OutgoingMessage => ({ topic: 't', key: 'k', value });
const BOUNDS = { messages: 3, bytes: 1_000 };

/** Answers each request when the test says; keeps what it carried. */
function producer() {
  const requests: { values: string[]; end: (error?: Error) => void }[] = [];
  const send = (messages: readonly OutgoingMessage[]) =>
    new Promise<void>((resolve, reject) => {
      const end = (error?: Error): void => (error ? reject(error) : resolve());
      requests.push({ values: messages.map(({ value }) => value), end });
    });
  return { requests, joint: new JointRequests(send, BOUNDS) };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('JointRequests', () => {
  it('sends at once when nothing is under way', async () => {
    const { requests, joint } = producer();
    const sent = joint.send([message('a')]);
    expect(requests.map(({ values }) => values)).toEqual([['a']]);
    requests[0]?.end();
    await sent;
  });

  it('lets those who wait share the next request, in their order and within its bounds', async () => {
    const { requests, joint } = producer();
    const sent = ['a', 'b', 'c', 'd'].map((value) => joint.send([message(value)]));
    sent.push(joint.send([message('e'), message('f'), message('g'), message('h')]));
    for (let n = 0; n < 3; n += 1) {
      requests[n]?.end();
      await turn();
    }
    await Promise.all(sent);
    expect(requests.map(({ values }) => values)).toEqual([['a'], ['b', 'c', 'd'], ['e', 'f', 'g', 'h']]);
  });

  it('tries batches of a failed request alone, so that only the one that is refused fails', async () => {
    const { requests, joint } = producer();
    const first = joint.send([message('a')]);
    const [bad, good] = [joint.send([message('bad')]), joint.send([message('good')])];
    requests[0]?.end();
    await first;
    await turn();
    requests[1]?.end(new Error('refused'));
    await turn();
    requests[2]?.end(new Error('refused'));
    await expect(bad).rejects.toThrow('refused');
    await turn();
    requests[3]?.end();
    await good;
    expect(requests.map(({ values }) => values)).toEqual([['a'], ['bad', 'good'], ['bad'], ['good']]);
  });
});
