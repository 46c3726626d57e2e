/**
 * An event of a type or version that this release does not know: a newer replica wrote it during an upgrade.
 * A subscription treats it as "not mine to handle": it gives the checkpoint back and waits.
 */
export class UnknownEventError extends Error {
  override readonly name = 'UnknownEventError';

  constructor(
    readonly type: string,
    readonly schemaVersion: number,
    readonly streamId: string,
  ) {
    super(`This release does not know ${type} version ${schemaVersion} (stream ${streamId})`);
  }
}
