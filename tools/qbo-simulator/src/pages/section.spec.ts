import { findSection, SECTIONS } from './section';

describe('the pages of entities', () => {
  it('have the names that accountants use, each its own', () => {
    const slugs = SECTIONS.map(({ slug }) => slug);
    expect(slugs).toEqual(
      expect.arrayContaining([
        'vendors',
        'purchase-orders',
        'bill-payments',
        'journal-entries',
        'expenses',
        'classes',
      ]),
    );
    expect(new Set(slugs).size).toBe(slugs.length);
  });

  it('stand in none of the places that the company has for other pages', () => {
    const taken = ['trial-balance', 'calls', 'webhooks', 'by-hand', 'audit', 'closing-date', 'disconnect'];
    expect(taken.filter((slug) => findSection(slug))).toEqual([]);
  });
});
