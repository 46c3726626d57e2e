import { quotedRole, quotedSchema } from './schema-name';

describe('names in SQL', () => {
  it('are quoted', () => {
    expect(quotedSchema('sync')).toBe('"sync"');
    expect(quotedRole('sync-worker')).toBe('"sync-worker"');
  });

  it.each(['', 'Sync', '1st', 'a"b', 'a b', 'a'.repeat(47), "x'; DROP SCHEMA public"])(
    'refuse the schema %j',
    (name) => {
      expect(() => quotedSchema(name)).toThrow(/Not a schema name/);
    },
  );

  it.each(['', 'a"b', 'a b', 'a;b'])('refuse the role %j', (name) => {
    expect(() => quotedRole(name)).toThrow(/Not a role name/);
  });
});
