import { readdirSync, readFileSync } from 'node:fs';

/** The kernel's unit on every Linux that we know (`getconf CLK_TCK`). */
const TICK_MS = 10;

interface Stat {
  readonly parent: number;
  readonly ms: number;
}

/**
 * CPU time that each process and its descendants have used so far, in ms; PostgreSQL's is that of all its backends.
 * It hardly depends on what else the machine does. Empty where there is no /proc.
 */
export function cpuTimes(pids: Readonly<Record<string, number>>): Record<string, number> {
  const stats = readStats();
  const sum = (pid: number): number => {
    const children = [...stats].filter(([, { parent }]) => parent === pid).map(([child]) => child);
    return (stats.get(pid)?.ms ?? 0) + children.reduce((total, child) => total + sum(child), 0);
  };
  return Object.fromEntries(
    Object.entries(pids)
      .filter(([, pid]) => stats.has(pid))
      .map(([name, pid]) => [name, sum(pid)]),
  );
}

/** What was used between two looks. */
export function cpuBetween(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(after).map(([name, ms]) => [name, Math.max(0, ms - (before[name] ?? 0))]),
  );
}

function readStats(): Map<number, Stat> {
  const stats = new Map<number, Stat>();
  for (const name of folders()) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // Fields 14 to 17 of proc(5), counted here from the third: user and system time, its own and of children that ended.
      stats.set(Number(name), {
        parent: Number(fields[1]),
        ms: fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * TICK_MS,
      });
    } catch {
      // It ended between the look into the folder and the look into the file.
    }
  }
  return stats;
}

function folders(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}
