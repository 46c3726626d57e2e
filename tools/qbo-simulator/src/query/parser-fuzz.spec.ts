import fc from 'fast-check';
import { parseQuery } from './parser';
import { parseFault } from './query-faults';

/** The same in every run, unless asked otherwise: what a run finds, the next one finds again. */
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 1) });

const words = fc.constantFrom(
  ...['SELECT', 'select', '*', 'COUNT', '(', ')', 'FROM', 'Vendor', 'WHERE', 'Id', '=', "'41'", 'AND', 'IN'],
  ...['LIKE', "'%a'", "'", "\\'", 'ORDERBY', 'ORDER', 'BY', 'ASC', 'STARTPOSITION', 'MAXRESULTS', '1', '-1'],
  ...[';', ',', 'true', 'CURRENT_DATE', '\n', 'Line.Id', '"', '!='],
);

describe('[facts 3.7] any text', () => {
  it('is a query or a fault with a position inside it', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 20 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseQuery(text);
        if (!('kind' in parsed)) return;
        expect(parseFault(parsed).detail).toMatch(
          /^QueryParserError: Encountered [\s\S]* at line \d+, column \d+\.$/,
        );
        expect(parsed.token.line).toBeLessThanOrEqual(text.split('\n').length);
      }),
      { numRuns: 2000 },
    );
  });
});
