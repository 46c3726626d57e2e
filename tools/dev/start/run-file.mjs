import fs from 'node:fs';
import path from 'node:path';

/**
 * `.ledgerbridge/run.json`: what hosts, scripts and tests need to use the running installation. It exists while
 * everything is ready, and only its owner can read it, since it holds keys.
 */
export class RunFile {
  #file;
  #content;

  /** @param {string} home */
  constructor(home) {
    this.#file = path.join(home, 'run.json');
    this.remove();
  }

  /** @param {object} content */
  write(content) {
    this.#content = content;
    const next = `${this.#file}.next`;
    fs.writeFileSync(next, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 });
    fs.renameSync(next, this.#file);
  }

  /** After a restart of one of the processes. @param {Record<string, number>} pids */
  updatePids(pids) {
    if (this.#content) this.write({ ...this.#content, pids });
  }

  remove() {
    this.#content = undefined;
    fs.rmSync(this.#file, { force: true });
  }
}
