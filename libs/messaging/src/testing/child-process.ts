import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { ChildConfig } from './child-member';

/** A member in a process of its own, which can be killed. */
export class MemberProcess {
  private readonly child: ChildProcess;

  constructor(config: ChildConfig) {
    const [runner, main] = ['run-typescript.cjs', 'child-member.ts'].map((file) =>
      path.join(__dirname, file),
    );
    this.child = fork(runner ?? '', [main ?? '', JSON.stringify(config)], { execArgv: [] });
  }

  /** Resolves when the child is in the middle of a batch. */
  hanging(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.child.once('message', () => resolve());
      this.child.once('exit', (code) => reject(new Error(`the child ended with ${code}`)));
    });
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }
}
