import type { JsonObject } from '../json';

/** What an upcaster may rewrite. */
export interface EventBody {
  readonly data: JsonObject;
  readonly sealed: JsonObject | 'erased' | null;
}

/**
 * Rewrites events of one type from one schema version to the next when they are read; the log itself never changes.
 * Pure: it runs on every read, in every replica, for ever. `sealed` may be `erased`, and must then stay so.
 */
export interface Upcaster {
  readonly type: string;
  readonly fromVersion: number;
  readonly upcast: (body: EventBody) => EventBody;
}

/** Current schema version of every event type that this release understands. */
export type EventCatalogue = Readonly<Record<string, number>>;

export interface VersionedBody extends EventBody {
  readonly type: string;
  readonly schemaVersion: number;
}

/** Lifts old events to their type's current version and tells which ones this release does not know. */
export class Upcasting {
  /** By type, then by the version that they start from: every event that is read asks here. */
  private readonly steps = new Map<string, Map<number, Upcaster>>();

  /** @throws when two upcasters start from the same type and version */
  constructor(
    upcasters: readonly Upcaster[],
    private readonly catalogue?: EventCatalogue,
  ) {
    for (const step of upcasters) {
      const { type, fromVersion } = step;
      const ofType = this.steps.get(type) ?? new Map<number, Upcaster>();
      if (ofType.has(fromVersion)) throw new Error(`Two upcasters for ${type} version ${fromVersion}`);
      this.steps.set(type, ofType.set(fromVersion, step));
    }
  }

  /** Applies step after step until none starts from the version reached. */
  lift<E extends VersionedBody>(event: E): E {
    let lifted = event;
    for (let step = this.stepFor(lifted); step; step = this.stepFor(lifted)) {
      const { data, sealed } = step.upcast(lifted);
      lifted = { ...lifted, data, sealed, schemaVersion: lifted.schemaVersion + 1 };
    }
    return lifted;
  }

  /** Whether a lifted event is one that this release can read. Without a catalogue every event is. */
  knows({ type, schemaVersion }: VersionedBody): boolean {
    return this.catalogue === undefined || this.catalogue[type] === schemaVersion;
  }

  /** The version to write events of a type with. */
  currentVersion(type: string): number {
    return this.catalogue?.[type] ?? 1;
  }

  private stepFor({ type, schemaVersion }: VersionedBody): Upcaster | undefined {
    return this.steps.get(type)?.get(schemaVersion);
  }
}
