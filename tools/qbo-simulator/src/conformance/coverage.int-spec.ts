import fs from 'node:fs';
import path from 'node:path';
import { coverageOf, countTests } from './coverage';
import { coverageTable } from './coverage-table';
import { faultRows } from './fault-codes';
import { FACTS } from './facts';
import { notModelled, shown } from './facts/fact';
import { testSources } from './test-files';
import { titlesIn } from './titles';

describe('the table of what the tests show', () => {
  const coverage = coverageOf(testSources(path.join(__dirname, '..')));

  it('has a section for everything that a test or a fact names', () => {
    expect(coverage.unknown).toEqual([]);
  });

  it('has a test and a fact for every section', () => {
    const bare = coverage.sections.filter(({ tests, facts }) => tests === 0 || facts.length === 0);
    // What Intuit asks of an app is the app's own duty, and no call shows it.
    expect(bare.map(({ number }) => number).filter((number) => number !== '1.7')).toEqual([]);
  });

  it('names only tests that exist, each by a name that means one test', () => {
    expect(coverage.misnamed).toEqual([]);
  });

  it('has for every fact the tests that show it, or why there is none', () => {
    expect(coverage.bare).toEqual([]);
  });

  it('has every fact once', () => {
    const ids = FACTS.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('is printed section by section, with what is not modelled at the end', () => {
    const facts = [shown('3.1-a', 'H', 'A.', 'a test'), notModelled('3.2-b', 'M', 'B.', 'too much')];
    const table = coverageTable(coverageOf(["it('[facts 3.1] a test', () => {});"], facts));
    expect(table).toContain('3.1         1      1      1  verbs');
    expect(table).toContain('2 facts, 1 shown by tests, 1 not modelled, 0 not testable.');
    expect(table.endsWith('Not modelled:\n- 3.2-b: B. (too much)')).toBe(true);
  });
});

describe('what is counted', () => {
  const source = [
    "describe('[N7] [facts 1.1] [facts 1.2] a group', () => {",
    "  it('[PR-5] a test', () => {});",
    '  it.each([',
    "    [1, 'x'],",
    "  ])('[facts 1.3] another of %s', () => {});",
    '});',
    "describe.each([1])('a group without', () => {",
    '  it(`a third, ${FOUR} times`, () => {});',
    '});',
  ].join('\n');

  it('are tests for their own sections, or for those of the group above them', () => {
    expect([...countTests(titlesIn(source))]).toEqual([
      ['1.1', 1],
      ['1.2', 1],
      ['1.3', 1],
    ]);
  });

  it('is a test by its title, or by its group and its title', () => {
    const names = (...shownBy: string[]) =>
      coverageOf([source, source], [shown('1.1-x', 'H', 'X.', ...shownBy)]);
    expect(
      coverageOf([source], [shown('1.1-x', 'H', 'X.', 'a test', 'a group › another of %s')]).misnamed,
    ).toEqual([]);
    expect(names('a test').misnamed).toEqual(['1.1-x: a test']);
    expect(names('no test').misnamed).toEqual(['1.1-x: no test']);
    expect(names().bare).toEqual(['1.1-x']);
  });
});

describe('the README', () => {
  it('lists every code with what meets it', () => {
    const blanks = (text: string) => text.replace(/ +/g, ' ');
    const readme = blanks(fs.readFileSync(path.join(__dirname, '../../README.md'), 'utf8'));
    expect(faultRows().filter((row) => !readme.includes(blanks(row)))).toEqual([]);
  });
});
