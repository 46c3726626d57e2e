import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import type { ConnectorParts } from './connector-parts';

/** Starts what the connector needs before its first request, and ends it after its last one. */
export class Lifecycle implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly parts: ConnectorParts,
    private readonly hostApiKeyHash: string | undefined,
  ) {}

  async onModuleInit(): Promise<void> {
    const { realmHash, installation, vaultRows, instance, retention } = this.parts;
    await realmHash.load();
    while ((await vaultRows.rewrap()) > 0);
    await installation.ensure(this.hostApiKeyHash);
    await instance.start();
    retention.start();
  }

  /** The server has ended its requests: nothing is being sent, what was told is being recorded. */
  async onApplicationShutdown(): Promise<void> {
    const { outcomes, instance, retention, http } = this.parts;
    await outcomes.drain();
    await retention.stop();
    await instance.stop();
    http.close();
  }
}
