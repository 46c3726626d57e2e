import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Conditions } from './conditions';
import { type Goal, goalText, isMet } from './goal';
import { shown } from './statistics';

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface Report {
  /** The folder in `bench/`, and the name of the report. */
  readonly bench: string;
  readonly title: string;
  /** What is measured, from which moment to which, and how: a reader must be able to doubt it. */
  readonly measured: string;
  readonly conditions: Conditions;
  readonly goals: readonly Goal[];
  readonly tables?: readonly Table[];
  /** Reasons, limits, what a missed goal was lost to. */
  readonly notes?: readonly string[];
  /** Everything else worth keeping, for the JSON alone. */
  readonly figures?: Readonly<Record<string, unknown>>;
}

/** What a bench's `run` answers and `npm run bench` prints as its last line. */
export interface BenchResult {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly goals: Readonly<Record<string, string>>;
  readonly met: boolean;
}

/** A load above this part of the cores before the bench began: somebody else was working. */
const QUIET = 0.25;

/**
 * Writes `bench/results/<bench>.md` for people and `.json` for programs.
 * @param root the repository
 */
export function writeReport(root: string, report: Report): BenchResult {
  const folder = path.join(root, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  const { goals, tables, ...rest } = report;
  const judged = goals.map((goal) => ({ ...goal, met: isMet(goal) }));
  const met = judged.every((goal) => goal.met);
  const loadAfter = os.loadavg();
  writeFileSync(path.join(folder, `${report.bench}.md`), page(report, loadAfter));
  writeFileSync(
    path.join(folder, `${report.bench}.json`),
    `${JSON.stringify({ ...rest, loadAfter, goals: judged, tables, met }, undefined, 2)}\n`,
  );
  return {
    figures: Object.fromEntries(goals.map(({ figure, seen }) => [figure, Number(seen.toPrecision(4))])),
    goals: Object.fromEntries(goals.map((goal) => [goal.figure, goalText(goal)])),
    met,
  };
}

function page(report: Report, loadAfter: readonly number[]): string {
  const { title, measured, goals, tables = [], notes = [], bench } = report;
  const sections = [
    `# ${title}`,
    measured,
    `## Goals\n\n${goalTable(goals)}`,
    ...tables.map((table) => `## ${table.title}\n\n${markdownTable(table)}`),
    ...(notes.length > 0 ? [`## Notes\n\n${notes.map((note) => `- ${note}`).join('\n')}`] : []),
    `## Conditions\n\n${conditionsList(report.conditions, loadAfter)}`,
    `Made by \`npm run bench -- ${bench}\`; all figures are in \`${bench}.json\`.`,
  ];
  return `${sections.join('\n\n')}\n`;
}

const goalTable = (goals: readonly Goal[]): string =>
  markdownTable({
    columns: ['figure', 'goal', 'seen', 'worst round', ''],
    rows: goals.map((goal) => [
      goal.figure,
      goalText(goal),
      `${shown(goal.seen)} ${goal.unit}`.trim(),
      goal.worst === undefined ? '' : shown(goal.worst),
      isMet(goal) ? 'met' : '**missed**',
    ]),
  });

function markdownTable({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  const line = (cells: readonly (string | number)[]): string =>
    `| ${cells.map((cell) => (typeof cell === 'number' ? shown(cell) : cell)).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

function conditionsList(conditions: Conditions, loadAfter: readonly number[]): string {
  const { begun, commit, machine, load, disk, versions } = conditions;
  const loads = (values: readonly number[]): string => values.map((value) => value.toFixed(2)).join(', ');
  const busy = (load[0] ?? 0) > os.cpus().length * QUIET;
  const list = [
    `begun ${begun}, commit ${commit}`,
    machine,
    `load over 1, 5, 15 minutes: before ${loads(load)}${busy ? ' (**not a quiet machine: indicative only**)' : ''}; after ${loads(loadAfter)}`,
    `fdatasync of 8 kB: p50 ${shown(disk.p50Ms)} ms, p99 ${shown(disk.p99Ms)} ms`,
    Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', '),
  ];
  return list.map((entry) => `- ${entry}`).join('\n');
}
