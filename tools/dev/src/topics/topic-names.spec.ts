import { topicNames } from './topic-names';

const topics = [
  { name: 'po.approved', audience: 'host' },
  { name: 'sync.changed', audience: 'internal' },
] as const;

describe('names of topics', () => {
  it('has a topic of its own for every host, and internal ones once', () => {
    expect(topicNames(topics, ['acme.', 'globex.'])).toEqual([
      'acme.po.approved',
      'globex.po.approved',
      'sync.changed',
    ]);
  });

  it('has plain names where there is one host without a prefix', () => {
    expect(topicNames(topics, [''])).toEqual(['po.approved', 'sync.changed']);
  });
});
