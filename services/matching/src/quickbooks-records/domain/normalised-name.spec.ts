import fc from 'fast-check';
import { normalisedCode, normalisedName } from './normalised-name';

describe('a name as it is compared', () => {
  it.each([
    ['case', 'Norton LUMBER', 'norton lumber'],
    ['white space', '  Norton\t Lumber\u00a0Ltd ', 'Norton Lumber Ltd'],
    ['forms of Unicode', 'Cafe\u0301 ﬁne', 'Café fine'],
    ['full width', 'Ａｃｍｅ', 'Acme'],
    ['sharp s', 'Straße', 'STRASSE'],
    ['the small sigmas', 'ΟΔΟΣ', 'οδος'],
    ['apostrophes', 'Bob’s Burger', "Bob's Burger"],
    ['marks around it', '"Acme, Inc."', 'Acme, Inc'],
    ['the mark of inactive records', 'Hicks Hardware (deleted)', 'Hicks Hardware'],
    ['that mark in capitals', 'Hicks Hardware (Deleted)', 'Hicks Hardware'],
    ['spaces around the colons of a hierarchy', 'Fuel : Diesel', 'Fuel:Diesel'],
  ])('does not care about %s', (_, one, other) => {
    expect(normalisedName(one)).toBe(normalisedName(other));
  });

  it.each([
    ['company forms', 'Acme Inc.', 'Acme Ltd.'],
    ['signs that tell names apart', 'C#', 'C'],
    ['brackets', 'Acme (UK)', 'Acme UK'],
    ['accents', 'Café', 'Cafe'],
    ['marks inside', 'A.B Supplies', 'AB Supplies'],
  ])('cares about %s', (_, one, other) => {
    expect(normalisedName(one)).not.toBe(normalisedName(other));
  });

  it('keeps a name that is nothing but marks', () => {
    expect(normalisedName(' *** ')).toBe('***');
  });

  it('is the same when it is taken twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (name) => {
        expect(normalisedName(normalisedName(name))).toBe(normalisedName(name));
      }),
    );
  });
});

describe('a code as it is compared', () => {
  it('does not care about case and white space around it, but about its marks', () => {
    expect(normalisedCode(' ab-10 ')).toBe(normalisedCode('AB-10'));
    expect(normalisedCode('10-1')).not.toBe(normalisedCode('101'));
  });
});
