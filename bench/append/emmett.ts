import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { Contender } from './rounds';
import { sampleMessage } from './sample-message';

export const PEER = '@event-driven-io/emmett-postgresql@0.42.0';

/** What we use of the peer's door. */
interface PeerModule {
  getPostgreSQLEventStore(connectionString: string): {
    schema: { migrate(): Promise<unknown> };
    appendToStream(
      stream: string,
      events: readonly object[],
      options: { expectedStreamVersion: string },
    ): Promise<unknown>;
    close(): Promise<void>;
  };
}

/** The peer, as its documentation uses it: one call an append, which is a transaction of its own. It has no inbox. */
export async function emmett(postgresUrl: string): Promise<Contender> {
  const folder = install();
  const peer = createRequire(path.join(folder, 'package.json'))(
    '@event-driven-io/emmett-postgresql',
  ) as PeerModule;
  const store = peer.getPostgreSQLEventStore(postgresUrl);
  await store.schema.migrate();
  return {
    name: PEER,
    take: async () => {
      const { id, events } = sampleMessage();
      await store.appendToStream(`order-${id}`, events, { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' });
    },
    close: async () => {
      await store.close();
      fs.rmSync(folder, { recursive: true });
    },
  };
}

/** Into a folder of its own: a peer is never a dependency of the product. */
function install(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-peer-'));
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
  const { status, stderr } = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', PEER],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`The peer was not installed: ${stderr}`);
  return folder;
}
