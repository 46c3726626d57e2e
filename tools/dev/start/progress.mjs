const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const REPEAT_MS = 10_000;

/** Says what is being done and how long it has taken so far: one line that moves on a terminal, plain lines elsewhere. */
export class Progress {
  #out;
  #tty;
  #current;

  constructor(out = process.stdout) {
    this.#out = out;
    this.#tty = out.isTTY === true;
  }

  /**
   * @template T
   * @param {string} what
   * @param {(note: (text: string) => void) => Promise<T>} work `note` is shown beside the step
   * @returns {Promise<T>}
   */
  async step(what, work) {
    const begun = Date.now();
    const step = { what, note: '', begun, frame: 0 };
    this.#current = step;
    const timer = setInterval(() => this.#tick(step), this.#tty ? 100 : REPEAT_MS);
    this.#tick(step);
    try {
      const result = await work((text) => (step.note = text));
      this.#end(step, timer, this.paint('green', '✓'));
      return result;
    } catch (error) {
      this.#end(step, timer, this.paint('red', '✗'));
      throw error;
    }
  }

  /** @param {string} text a line of its own, above a running step */
  line(text = '') {
    if (this.#tty && this.#current) this.#out.write('\r\x1b[2K');
    this.#out.write(`${text}\n`);
    if (this.#tty && this.#current) this.#tick(this.#current);
  }

  /** @param {'green' | 'red' | 'yellow' | 'dim' | 'bold'} colour */
  paint(colour, text) {
    if (!this.#tty || process.env.NO_COLOR) return text;
    const code = { green: 32, red: 31, yellow: 33, dim: 2, bold: 1 }[colour];
    return `\x1b[${code}m${text}\x1b[0m`;
  }

  #tick(step) {
    const seconds = secondsSince(step.begun);
    if (this.#tty) {
      const frame = FRAMES[step.frame++ % FRAMES.length];
      this.#out.write(`\r\x1b[2K  ${frame} ${step.what.padEnd(34)} ${seconds}  ${step.note}`);
    } else {
      this.#out.write(`  … ${step.what}${Date.now() - step.begun > 1_000 ? `, ${seconds} so far` : ''}\n`);
    }
  }

  #end(step, timer, sign) {
    clearInterval(timer);
    this.#current = undefined;
    if (this.#tty) this.#out.write('\r\x1b[2K');
    this.#out.write(
      `  ${sign} ${step.what.padEnd(34)} ${this.paint('dim', secondsSince(step.begun))}  ${step.note}\n`,
    );
  }
}

const secondsSince = (begun) => `${((Date.now() - begun) / 1000).toFixed(1).padStart(5)} s`;
