import { SECTIONS, type Section } from './sections';

const NAMED = /\[facts (\d+\.\d+)\]/g;
const TITLE = /^\s*(describe|it)(?:\.each\(.*|\()/;

function named(text: string): string[] {
  return [...text.matchAll(NAMED)].map(([, number]) => number ?? '');
}

/**
 * How many tests of a file name each section: a test names those of its own title, or else those of the `describe`
 * above it. A table of cases counts as one.
 */
export function countTests(source: string): Map<string, number> {
  const counts = new Map<string, number>();
  let above: string[] = [];
  const lines = source.split('\n');
  lines.forEach((line, index) => {
    const kind = TITLE.exec(line)?.[1];
    if (kind === undefined) return;
    const title = line.endsWith('(') ? (lines[index + 1] ?? '') : line;
    const own = named(title);
    if (kind === 'describe') above = own;
    else for (const number of own.length > 0 ? own : above) counts.set(number, (counts.get(number) ?? 0) + 1);
  });
  return counts;
}

export interface Coverage extends Section {
  readonly tests: number;
}

/** All sections with the number of their tests, and the numbers that tests name and no section has. */
export function coverageOf(sources: readonly string[]): {
  readonly sections: readonly Coverage[];
  readonly unknown: readonly string[];
} {
  const totals = new Map<string, number>();
  for (const source of sources) {
    for (const [number, tests] of countTests(source)) totals.set(number, (totals.get(number) ?? 0) + tests);
  }
  const known = new Set(SECTIONS.map(({ number }) => number));
  return {
    sections: SECTIONS.map((section) => ({ ...section, tests: totals.get(section.number) ?? 0 })),
    unknown: [...totals.keys()].filter((number) => !known.has(number)),
  };
}
