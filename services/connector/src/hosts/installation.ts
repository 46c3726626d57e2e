import type { Append, RecordedEvent } from '@ledgerbridge/event-store';
import { type Database, derivedId } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';
import { saveAccessOf } from '../access/access-rows';
import { appendOf, type ConnectorLog, type DecidedEvent } from '../log/connector-log';
import { textField, textsField } from '../log/text-field';
import * as apiKey from './domain/api-key';
import * as host from './domain/host';

/** The one host of a stand-alone installation. */
export const LOCAL_HOST_ID = derivedId('host', 'local');
const LOCAL_HOST = { name: 'Local', topicPrefix: '' };
const ALL_SCOPES = ['*'];

/** Makes the installation's log say what its configuration says. Changes nothing at the next start. */
export class Installation {
  constructor(
    private readonly database: Database,
    private readonly log: ConnectorLog,
  ) {}

  /** @param keyHash of the host's API key; a key that was configured before and is not any more is revoked */
  async ensure(keyHash: string | undefined): Promise<void> {
    await this.log.commit([], async (tx) => {
      const now = new Date().toISOString();
      const appends = [await this.ensureHost(tx, now)];
      if (keyHash !== undefined) {
        const keyId = apiKeyIdOf(keyHash);
        const issue = { type: 'issue', hostId: LOCAL_HOST_ID, keyHash, scopes: ALL_SCOPES } as const;
        appends.push(await this.keyAppend(tx, keyId, { ...issue, scopes: [...ALL_SCOPES] }, now));
        for (const former of await this.otherKeys(tx, keyId))
          appends.push(await this.keyAppend(tx, former, { type: 'revoke' }, now));
      }
      return appends.flat();
    });
  }

  private async ensureHost(tx: PoolClient, now: string): Promise<Append[]> {
    const past = await this.log.stream(tx, LOCAL_HOST_ID);
    const events = host.decide(LOCAL_HOST, foldHost(past));
    return this.saved(tx, LOCAL_HOST_ID, past.length, events, now);
  }

  private async keyAppend(
    tx: PoolClient,
    keyId: string,
    command: apiKey.ApiKeyCommand,
    now: string,
  ): Promise<Append[]> {
    const past = await this.log.stream(tx, keyId);
    const events = apiKey.decide(command, foldKey(past));
    return this.saved(tx, keyId, past.length, events, now);
  }

  private async saved(
    tx: PoolClient,
    streamId: string,
    version: number,
    events: readonly DecidedEvent[],
    now: string,
  ): Promise<Append[]> {
    if (events.length === 0) return [];
    await saveAccessOf(tx, this.database.schema, streamId, version, events);
    const author = { tenantId: null, divisionId: null, actor: 'system:connector', now };
    return [appendOf(streamId, version, events, author)];
  }

  private async otherKeys(tx: PoolClient, keyId: string): Promise<string[]> {
    const { rows } = await tx.query<{ id: string }>(
      `SELECT id FROM "${this.database.schema}".access_api_keys
       WHERE host_id = $1 AND id <> $2 AND NOT revoked ORDER BY id`,
      [LOCAL_HOST_ID, keyId],
    );
    return rows.map(({ id }) => id);
  }
}

/** A key's id follows from its hash, so that every start finds the same key. */
const apiKeyIdOf = (keyHash: string): string => derivedId('api-key', LOCAL_HOST_ID, keyHash);

function foldHost(past: readonly RecordedEvent[]): host.HostState {
  const data = past.at(-1)?.data;
  return data && { name: textField(data, 'name'), topicPrefix: textField(data, 'topicPrefix') };
}

function foldKey(past: readonly RecordedEvent[]): apiKey.ApiKeyState {
  const data = past.at(-1)?.data;
  if (!data) return undefined;
  return {
    hostId: textField(data, 'hostId'),
    keyHash: textField(data, 'keyHash'),
    scopes: textsField(data, 'scopes'),
    revoked: data['revoked'] === true,
  };
}
