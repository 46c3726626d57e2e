import { disarm } from '@ledgerbridge/failpoints';
import { ConnectedTenant } from '../installation/company';
import { Installation } from '../installation/installation';
import type { BeginLife } from '../installation/life';
import { Host } from './host';
import { Seeded } from './seeded';

/** An installation with a connected company, on which one trial after the other is played. */
export class Stage {
  private constructor(
    readonly installation: Installation,
    private readonly company: ConnectedTenant,
  ) {}

  static async set(env: Record<string, string> = {}, begin?: BeginLife): Promise<Stage> {
    const installation = await Installation.start(
      { PUSH_CONCURRENCY: '2', TOPIC_PARTITIONS: '1', ...env },
      begin,
    );
    try {
      return new Stage(installation, await ConnectedTenant.connect(installation));
    } catch (error) {
      await installation.close();
      throw error;
    }
  }

  /** A host for the next trial; what the one before has left armed is taken back. */
  async host(seed: number | string): Promise<Host> {
    disarm();
    await this.installation.control('DELETE', '/faults');
    return new Host(this.company, this.installation, new Seeded(seed));
  }

  async strike(): Promise<void> {
    disarm();
    await this.installation.close();
  }
}
