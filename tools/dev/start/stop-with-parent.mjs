/**
 * Preloaded into every child: when the supervisor is gone without a word (kill -9), the child stops as if it had been
 * asked to, and no process is left behind.
 */
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
}, 1_000).unref();
