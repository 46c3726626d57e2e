import { type ChildProcess, fork } from 'node:child_process';
import { inboxService } from './inbox-service';
import { raw, type Receiver, transport } from './receivers';
import { receivingService } from './receiving-service';

export type ReceiverKind = 'raw' | 'transport' | 'inbox' | 'receive';

interface Setting {
  readonly kind: ReceiverKind;
  readonly postgresUrl: string;
  readonly brokers: readonly string[];
}

interface Order {
  readonly topic: string;
  readonly count: number;
}

/** A receiver in a process of its own: what sends to it takes none of its time. */
export class ReceiverProcess {
  private constructor(private readonly child: ChildProcess) {}

  static async start(setting: Setting): Promise<ReceiverProcess> {
    const child = fork(__filename, [JSON.stringify(setting)]);
    const started = new ReceiverProcess(child);
    await started.answer();
    return started;
  }

  /** @returns messages a second */
  async take(topic: string, count: number): Promise<number> {
    this.child.send({ topic, count } satisfies Order);
    return Number(await this.answer());
  }

  stop(): void {
    this.child.kill();
  }

  private answer(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`a receiver ended with ${code}`));
      this.child.once('exit', ended);
      this.child.once('message', (answer) => {
        this.child.off('exit', ended);
        resolve(answer);
      });
    });
  }
}

function receiver({ kind, postgresUrl, brokers }: Setting): Promise<Receiver> {
  switch (kind) {
    case 'raw':
      return Promise.resolve(raw(brokers));
    case 'transport':
      return Promise.resolve(transport(brokers));
    case 'inbox':
      return inboxService(postgresUrl, brokers);
    case 'receive':
      return receivingService(postgresUrl, brokers);
  }
}

async function serve(setting: Setting): Promise<void> {
  const receiving = await receiver(setting);
  process.on('message', ({ topic, count }: Order) => {
    receiving.take(topic, count).then((rate) => process.send?.(rate), fail);
  });
  process.send?.('ready');
}

function fail(error: unknown): void {
  console.error(error);
  process.exit(1);
}

if (require.main === module) serve(JSON.parse(process.argv[2] ?? '{}') as Setting).catch(fail);
