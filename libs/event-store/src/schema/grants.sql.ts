import { quotedRole } from './schema-name';

export interface EventStoreRoles {
  /** Owns the objects. Left out: whoever migrates. */
  readonly owner?: string;
  /** The role the service's writers and subscriptions run as; the one that migrates may be left out. */
  readonly worker?: string;
  /** May look at everything but the keys. */
  readonly reader?: string;
}

const WORKER_MAY: readonly (readonly [table: string, rights: string])[] = [
  ['log_partitions', 'SELECT'],
  ['events', 'SELECT'],
  ['tenant_keys', 'SELECT, INSERT, UPDATE'],
  ['checkpoints', 'SELECT, INSERT, UPDATE'],
  ['quarantined_streams', 'SELECT, INSERT, DELETE'],
];
const READER_MAY = ['log_partitions', 'events', 'checkpoints', 'quarantined_streams'];

/** The worker appends through the function alone: it can neither choose a position nor change an event. */
export function grantsSql(s: string, { worker, reader }: EventStoreRoles): string[] {
  const append = `FUNCTION ${s}.append_events(integer, jsonb, jsonb, jsonb)`;
  return [
    `REVOKE ALL ON ${append} FROM PUBLIC`,
    ...(worker === undefined
      ? []
      : [
          `GRANT USAGE ON SCHEMA ${s} TO ${quotedRole(worker)}`,
          `GRANT EXECUTE ON ${append} TO ${quotedRole(worker)}`,
          ...WORKER_MAY.map(([table, rights]) => `GRANT ${rights} ON ${s}.${table} TO ${quotedRole(worker)}`),
        ]),
    ...(reader === undefined
      ? []
      : [
          `GRANT USAGE ON SCHEMA ${s} TO ${quotedRole(reader)}`,
          ...READER_MAY.map((table) => `GRANT SELECT ON ${s}.${table} TO ${quotedRole(reader)}`),
        ]),
  ];
}
