import { type ChildProcess, fork } from 'node:child_process';
import { type Acks, LOAD_GENERATOR, type Reply, type Wanted } from './load-generator';

/** The load generator's process. */
export class Load {
  private readonly child: ChildProcess = fork(LOAD_GENERATOR, { execArgv: [] });

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** @returns when all are acknowledged */
  send(wanted: Wanted): Promise<Acks> {
    return new Promise((resolve, reject) => {
      this.child.once('message', (reply: Reply) =>
        'acks' in reply ? resolve(reply.acks) : reject(new Error(reply.error)),
      );
      this.child.send(wanted);
    });
  }

  stop(): void {
    this.child.kill();
  }
}
