import { parseQuery } from './parser';
import { parseFault } from './query-faults';

function faultDetail(query: string): string {
  const parsed = parseQuery(query);
  if (!('kind' in parsed)) throw new Error(`${query} was accepted`);
  return parseFault(parsed).detail;
}

describe('[facts 3.7] the query language', () => {
  it('reads every clause, in any case, with a semicolon', () => {
    expect(
      parseQuery(
        "select * from PurchaseOrder where TxnDate >= '2026-01-01' and DocNumber in ('A','B') orderby TxnDate desc, Id startposition 11 maxresults 10;",
      ),
    ).toEqual({
      entity: 'PurchaseOrder',
      projection: 'all',
      namedBesideAll: [],
      where: [
        { property: 'TxnDate', operator: '>=', values: ['2026-01-01'] },
        { property: 'DocNumber', operator: 'IN', values: ['A', 'B'] },
      ],
      orderBy: [
        { property: 'TxnDate', descending: true },
        { property: 'Id', descending: false },
      ],
      startPosition: 11,
      maxResults: 10,
    });
  });

  it.each([
    ['SELECT *, Sku FROM Item', 'all'],
    ['SELECT COUNT(*) FROM Item', 'count'],
    ['SELECT Id, SyncToken FROM Item', ['Id', 'SyncToken']],
  ])('reads the projection of %s', (query, projection) => {
    expect(parseQuery(query)).toMatchObject({ projection });
  });

  it('accepts ORDER BY with a blank, bare numbers and booleans', () => {
    expect(
      parseQuery('SELECT * FROM Vendor WHERE Active = true AND Balance > 10.5 ORDER BY Id'),
    ).toMatchObject({
      where: [{ values: ['true'] }, { values: ['10.5'] }],
      orderBy: [{ property: 'Id' }],
    });
  });

  it('unescapes apostrophes and backslashes', () => {
    expect(parseQuery("SELECT * FROM Vendor WHERE DisplayName = 'Bob\\'s \\\\ Joint'")).toMatchObject({
      where: [{ values: ["Bob's \\ Joint"] }],
    });
  });

  it('names the token and its position when a value is not quoted', () => {
    expect(faultDetail('select * from Bill where TxnDate TxnDate')).toBe(
      'QueryParserError: Encountered " <IDENTIFIER> "TxnDate "" at line 1, column 34.',
    );
  });

  it('refuses an apostrophe that is not escaped', () => {
    expect(faultDetail("SELECT * FROM Vendor WHERE DisplayName = 'Bob's'")).toBe(
      'QueryParserError: Encountered " <STRING> "\'s" at line 1, column 46.',
    );
  });

  it.each([
    ["SELECT * FROM Vendor WHERE Id = '1' OR Id = '2'", 'OR'],
    ["SELECT * FROM Vendor WHERE Id != '1'", '!='],
    ['SELECT * FROM Vendor GROUP BY Id', 'GROUP'],
    ['UPDATE Vendor', 'UPDATE'],
  ])('has no word for %s', (query, word) => {
    expect(faultDetail(query)).toContain(`"${word} ""`);
  });

  it('counts lines', () => {
    expect(faultDetail('SELECT *\nFROM Vendor\nWHERE')).toBe(
      'QueryParserError: Encountered "<EOF>" at line 3, column 6.',
    );
  });
});

describe('[facts 3.7] positions in the errors of the parser', () => {
  it.each([
    [
      "SELECT * FROM Customer WHERE DisplayName = 'Amy's Bird Sanctuary'",
      'QueryParserError: Encountered " <STRING> "\'s" at line 1, column 48.',
    ],
    [
      "SELECT * FROM Vendor WHERE DisplayName = 'King''s Groceries'",
      'QueryParserError: Encountered " <STRING> "\'s" at line 1, column 48.',
    ],
    [
      'SELECT * FROM Bill ORDER BX TxnDate',
      'QueryParserError: Encountered " <IDENTIFIER> "BX "" at line 1, column 26.',
    ],
    [
      'SELECT Id, Name FROM Vendor TxnDate',
      'QueryParserError: Encountered " <IDENTIFIER> "TxnDate "" at line 1, column 29.',
    ],
    ["SELECT * FROM Vendor WHERE Id IN ('1'", 'QueryParserError: Encountered "<EOF>" at line 1, column 38.'],
    ['', 'QueryParserError: Encountered "<EOF>" at line 1, column 1.'],
  ])('%s', (query, detail) => {
    expect(faultDetail(query)).toBe(detail);
  });

  it('a keyword may follow a string without a blank', () => {
    expect(
      parseQuery(
        "select * from Vendor where Id='41'and Active=true orderby Id asc startposition 1 maxresults 5",
      ),
    ).toMatchObject({ where: [{ values: ['41'] }, { values: ['true'] }], startPosition: 1, maxResults: 5 });
  });

  it.each([
    ['MAXRESULTS before STARTPOSITION', 'SELECT * FROM Vendor MAXRESULTS 1 STARTPOSITION 1'],
    ['a list without parentheses', "SELECT * FROM Vendor WHERE Id IN '1'"],
    ['an empty list', 'SELECT * FROM Vendor WHERE Id IN ()'],
    ['NOT', "SELECT * FROM Vendor WHERE NOT Id = '1'"],
    ['a bare word for a value', 'SELECT * FROM Vendor WHERE DisplayName = Bob'],
    ['a function', "SELECT * FROM Vendor WHERE UPPER(DisplayName) = 'X'"],
    ['a join', 'SELECT * FROM Vendor, Bill'],
    ['two statements', 'SELECT * FROM Vendor; SELECT * FROM Bill'],
    ['a string that does not end', "SELECT * FROM Vendor WHERE Id = '1"],
    ['a fraction for a position', 'SELECT * FROM Vendor STARTPOSITION 1.5'],
  ])('there is no place for %s', (_what, query) => {
    expect(faultDetail(query)).toContain('QueryParserError: Encountered ');
  });
});
