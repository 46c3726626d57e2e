import { pdfOf } from './pdf';

describe('[facts 3.1] a pdf', () => {
  it('names in its table where each object begins', () => {
    const file = pdfOf(['Purchase order (1)', 'Łódź']).toString('latin1');
    const table = [...file.matchAll(/^(\d{10}) 00000 n /gm)].map(([, offset]) => Number(offset));
    expect(table).toHaveLength(5);
    table.forEach((offset, index) => expect(file.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj`)));
    const start = Number(/startxref\n(\d+)/.exec(file)?.[1]);
    expect(file.slice(start, start + 4)).toBe('xref');
    expect(file).toContain('(Purchase order \\(1\\)) Tj');
  });
});
