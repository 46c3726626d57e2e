import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/**
 * When a process began, as the system tells it: with the pid it names one process for ever, since pids go to others.
 * @param {number} pid
 * @returns {string | undefined} undefined when there is none, or only its zombie
 */
export function beginOf(pid) {
  return process.platform === 'linux' ? beginOnLinux(pid) : beginElsewhere(pid);
}

/** @param {{ pid: number, begin: string }} known @returns whether that very process still runs */
export const isAlive = ({ pid, begin }) => begin !== undefined && beginOf(pid) === begin;

/** Fields of /proc/<pid>/stat after the command in brackets: the first is the state, the twentieth the start time. */
function beginOnLinux(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function beginElsewhere(pid) {
  try {
    const line = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return line.trim() || undefined;
  } catch {
    return undefined;
  }
}
