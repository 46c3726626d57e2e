import { type Coverage, type CoveredSection } from './coverage';
import { type Fact } from './facts/fact';

/** The table of what the tests show, section by section, and what is not modelled at the end. */
export function coverageTable({ sections }: Coverage): string {
  const facts = sections.flatMap((section) => section.facts);
  const untestable = facts.filter(({ without }) => without?.test === 'not testable');
  const missing = facts.filter(({ without }) => without?.test === 'not modelled');
  return [
    'section  facts  shown  tests',
    ...sections.map(rowOf),
    '',
    `${facts.length} facts, ${facts.filter(isShown).length} shown by tests, ${missing.length} not modelled, ${untestable.length} not testable.`,
    '',
    'Not testable:',
    ...untestable.map(lineOf),
    '',
    'Not modelled:',
    ...missing.map(lineOf),
  ].join('\n');
}

const isShown = ({ shownBy }: Fact) => shownBy.length > 0;

function rowOf({ number, about, facts, tests }: CoveredSection): string {
  const counts = [facts.length, facts.filter(isShown).length, tests].map((count) =>
    String(count).padStart(5),
  );
  return `${number.padEnd(7)} ${counts.join('  ')}  ${about}`;
}

const lineOf = ({ id, says, without }: Fact) => `- ${id}: ${says} (${without?.why ?? ''})`;
