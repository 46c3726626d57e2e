import { PAGE_SIZE, pageOf, pageQuery } from './page-query';
import type { PullTurn } from './pull-queue';

const turn: PullTurn = {
  connectionId: 'c',
  tenantId: 't',
  divisionId: 'd',
  companyId: 'q',
  list: 'Vendor',
  mode: 'full',
  position: 1001,
  changedUpTo: new Date('2026-11-20T18:00:00Z'),
  attempts: 0,
  lease: 'l',
};

describe('the query of a page', () => {
  it('asks for active and inactive records, in the order of their ids, from where it stands', () => {
    expect(pageQuery(turn)).toBe(
      'SELECT * FROM Vendor WHERE Active IN (true, false) ORDERBY Id STARTPOSITION 1001 MAXRESULTS 1000',
    );
  });

  it('asks for what has changed since, in QuickBooks’ own time', () => {
    expect(pageQuery({ ...turn, mode: 'changes', position: 1 })).toContain(
      "MetaData.LastUpdatedTime >= '2026-11-20T18:00:00.000Z'",
    );
  });

  it('asks for everything where nothing was seen yet', () => {
    expect(pageQuery({ ...turn, mode: 'changes', changedUpTo: null })).not.toContain('LastUpdatedTime');
  });
});

describe('the answer of a page', () => {
  const vendors = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ Id: String(n), DisplayName: `Vendor ${n}` }));

  it('is the last one when it is not full, or empty', () => {
    expect(pageOf(turn, { QueryResponse: { Vendor: vendors(2) } })).toMatchObject({ rows: 2, last: true });
    expect(pageOf(turn, { QueryResponse: {} })).toEqual({ records: [], rows: 0, last: true });
    expect(pageOf(turn, { QueryResponse: { Vendor: vendors(PAGE_SIZE) } }).last).toBe(false);
  });

  it('counts rows that are no records, so that the next page begins where it should', () => {
    expect(pageOf(turn, { QueryResponse: { Vendor: [...vendors(1), {}] } })).toMatchObject({
      rows: 2,
      last: true,
    });
  });
});
