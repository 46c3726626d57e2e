import fs from 'node:fs';
import path from 'node:path';
import { faultRows } from './fault-codes';
import { countTests, coverageOf } from './coverage';
import { testSources } from './test-files';

describe('the table of what the tests show', () => {
  const { sections, unknown } = coverageOf(testSources(path.join(__dirname, '..')));

  it('has a section for everything that a test names', () => {
    expect(unknown).toEqual([]);
  });

  it('has a test for every section that is modelled', () => {
    const bare = sections.filter(({ tests, later }) => tests === 0 && later === undefined);
    expect(bare.map(({ number }) => number)).toEqual([]);
  });

  it('counts a test for its own sections, or for those of the group above it', () => {
    const source = [
      "describe('[facts 1.1] [facts 1.2] a group', () => {",
      "  it('a test', () => {});",
      "  it.each([1, 2])('[facts 1.3] another', () => {});",
      '});',
      "describe('a group without', () => {",
      "  it('a third', () => {});",
      '});',
    ].join('\n');
    expect([...countTests(source)]).toEqual([
      ['1.1', 1],
      ['1.2', 1],
      ['1.3', 1],
    ]);
  });
});

describe('the README', () => {
  it('lists every code with what meets it', () => {
    const blanks = (text: string) => text.replace(/ +/g, ' ');
    const readme = blanks(fs.readFileSync(path.join(__dirname, '../../README.md'), 'utf8'));
    expect(faultRows().filter((row) => !readme.includes(blanks(row)))).toEqual([]);
  });
});
