import { HttpException, NotFoundException, PayloadTooLargeException } from '@nestjs/common';
import { z } from 'zod';
import { cursorOf, pageOf, placeOf } from './pages';
import { waitSeconds } from './prefer';
import { Problem } from './problem';
import { problemOf } from './problem-of';
import { RateLimit } from './rate-limit';
import { requestIdOf } from './request-scope';
import { RouteTable } from './route-table';
import { namedTenant, UNREADABLE } from './tenant-header';

describe('errors as problems', () => {
  it.each([
    [new Problem('conflict'), 'conflict', 409],
    [new NotFoundException(), 'route-not-found', 404],
    [new PayloadTooLargeException(), 'body-too-large', 413],
    [new HttpException('odd', 418), 'internal-error', 500],
    [new TypeError('a bug'), 'internal-error', 500],
    ['a thrown text', 'internal-error', 500],
  ])('%s becomes %s', (error, code, status) => {
    expect(problemOf(error).kind).toMatchObject({ code, status });
  });
});

describe('cursors', () => {
  const place = z.object({ after: z.number() });

  it('come back as the place they were made of', () => {
    expect(placeOf(cursorOf({ after: 7 }), place)).toEqual({ after: 7 });
    expect(placeOf(undefined, place)).toBeUndefined();
  });

  it.each(['', 'x', cursorOf({ before: 1 }), cursorOf({ after: '7' })])('refuse %j', (cursor) => {
    expect(() => placeOf(cursor, place)).toThrow('cursor-invalid');
  });

  it('are given while there is another page, and not on the last one', () => {
    const read = (rows: number[]) => pageOf(rows, 2, String, (last) => ({ after: last }));
    expect(read([1, 2, 3])).toEqual({ items: ['1', '2'], nextCursor: cursorOf({ after: 2 }) });
    expect(read([1, 2]).nextCursor).toBeNull();
    expect(read([])).toEqual({ items: [], nextCursor: null });
  });
});

describe('Prefer', () => {
  it.each([
    ['wait=10', 10],
    ['respond-async, wait=5', 5],
    ['wait=600', 50],
    ['wait = "3"', 3],
    ['wait=-1', 0],
    ['await=4', 0],
    [undefined, 0],
    [['return=minimal', 'wait=7'], 7],
  ])('%j asks for %d seconds', (header, seconds) => {
    expect(waitSeconds(header)).toBe(seconds);
  });
});

describe('the rate limit', () => {
  it('grants a second’s worth at once, then as fast as it refills', () => {
    let now = 0;
    const limit = new RateLimit(2, () => now);
    expect([limit.take('k'), limit.take('k'), limit.take('k')].map(({ allowed }) => allowed)).toEqual([
      true,
      true,
      false,
    ]);
    now += 500;
    expect([limit.take('k').allowed, limit.take('k').allowed]).toEqual([true, false]);
    expect(limit.take('another').allowed).toBe(true);
  });
});

describe('headers of a request', () => {
  it('keep a well-formed Request-Id and replace any other', () => {
    expect(requestIdOf({ 'request-id': 'abc-1' })).toBe('abc-1');
    expect(requestIdOf({ 'request-id': 'two words' })).not.toContain(' ');
    expect(requestIdOf({})).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('name the tenant in UTF-8 or Latin-1', () => {
    expect(namedTenant(Buffer.from('Čapek').toString('latin1'))).toBe('Čapek');
    expect(namedTenant('Müller')).toBe('Müller');
    expect(namedTenant(undefined)).toBeUndefined();
    expect(namedTenant('')).toBe(UNREADABLE);
  });
});

describe('the route table', () => {
  it('finds the methods of an address, with parameters and query', () => {
    const table = new RouteTable();
    table.add('/v1/notes/:id', ['GET']);
    table.add('/v1/notes/:id', ['DELETE']);
    expect(table.methodsOf('/v1/notes/7?x=1')).toEqual(['DELETE', 'GET']);
    expect(table.methodsOf('/v1/notes')).toEqual([]);
  });
});
