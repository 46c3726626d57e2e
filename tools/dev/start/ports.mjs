import { execFileSync } from 'node:child_process';
import net from 'node:net';

/**
 * @param {Record<string, number>} ports by process
 * @throws Error naming every port that another program holds, and the variable that moves them
 */
export async function requireFreePorts(ports) {
  const entries = Object.entries(ports);
  const free = await Promise.all(entries.map(([, port]) => isFree(port)));
  const taken = entries.filter((_, index) => !free[index]);
  if (taken.length === 0) return;
  const lines = taken.map(([name, port]) => `  port ${port} (${name}) is taken${holderOf(port)}`);
  const other = (entries[0]?.[1] ?? 8700) + 1000;
  throw new Error(
    `Another program listens where Ledgerbridge should:\n${lines.join('\n')}\nEnd it, or move all ports together: PORT_BASE=${other} npm start`,
  );
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Who holds it, where the system tells. */
function holderOf(port) {
  try {
    const list = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [pid, command] = [/^p(\d+)$/m.exec(list)?.[1], /^c(.+)$/m.exec(list)?.[1]];
    return pid ? ` by ${command} (process ${pid})` : '';
  } catch {
    return '';
  }
}
