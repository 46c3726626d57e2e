import { FACTS } from './facts';
import { sectionOf, type Fact } from './facts/fact';
import { SECTIONS, type Section } from './sections';
import { titlesIn, type TestTitle } from './titles';

const NAMED = /\[facts (\d+\.\d+)\]/g;

function named(text: string): string[] {
  return [...text.matchAll(NAMED)].map(([, number]) => number ?? '');
}

/** A title without the sections and the rows of acceptance that it names. */
function plain(text: string): string {
  return text.replace(/\s*\[(facts \d+\.\d+|[A-Z]+-?\d+)\]\s*/g, ' ').trim();
}

/** How many tests name each section: in their own titles, or else in that of the group above them. */
export function countTests(titles: readonly TestTitle[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { group, title } of titles) {
    const own = named(title);
    for (const number of own.length > 0 ? own : named(group)) {
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
  }
  return counts;
}

export interface CoveredSection extends Section {
  readonly tests: number;
  readonly facts: readonly Fact[];
}

export interface Coverage {
  readonly sections: readonly CoveredSection[];
  /** Sections that tests or facts name and the table does not have. */
  readonly unknown: readonly string[];
  /** Facts that name a test which does not exist, or several of one title. */
  readonly misnamed: readonly string[];
  /** Facts without a test and without a reason for that. */
  readonly bare: readonly string[];
}

/** What the tests of these sources show of all facts. */
export function coverageOf(sources: readonly string[], facts: readonly Fact[] = FACTS): Coverage {
  const titles = sources.flatMap(titlesIn);
  const counts = countTests(titles);
  const known = new Set(SECTIONS.map(({ number }) => number));
  const meant = testsByName(titles);
  return {
    sections: SECTIONS.map((section) => ({
      ...section,
      tests: counts.get(section.number) ?? 0,
      facts: facts.filter((fact) => sectionOf(fact) === section.number),
    })),
    unknown: [...new Set([...counts.keys(), ...facts.map(sectionOf)])].filter((number) => !known.has(number)),
    misnamed: facts.flatMap(({ id, shownBy }) =>
      shownBy.filter((name) => meant.get(name) !== 1).map((name) => `${id}: ${name}`),
    ),
    bare: facts
      .filter(({ shownBy, without }) => shownBy.length > 0 === (without !== undefined))
      .map(({ id }) => id),
  };
}

/** How many tests a name means: a title of its own, or with the group above it. */
function testsByName(titles: readonly TestTitle[]): Map<string, number> {
  const meant = new Map<string, number>();
  for (const { group, title } of titles) {
    for (const name of [plain(title), `${plain(group)} › ${plain(title)}`]) {
      meant.set(name, (meant.get(name) ?? 0) + 1);
    }
  }
  return meant;
}
