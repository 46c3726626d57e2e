"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Upcasting = void 0;
/** Lifts old events to their type's current version and tells which ones this release does not know. */
class Upcasting {
    catalogue;
    steps = new Map();
    /** @throws when two upcasters start from the same type and version */
    constructor(upcasters, catalogue) {
        this.catalogue = catalogue;
        for (const step of upcasters) {
            const key = stepKey(step.type, step.fromVersion);
            if (this.steps.has(key))
                throw new Error(`Two upcasters for ${key}`);
            this.steps.set(key, step);
        }
    }
    /** Applies step after step until none starts from the version reached. */
    lift(event) {
        let lifted = event;
        for (let step = this.stepFor(lifted); step; step = this.stepFor(lifted)) {
            const { data, sealed } = step.upcast(lifted);
            lifted = { ...lifted, data, sealed, schemaVersion: lifted.schemaVersion + 1 };
        }
        return lifted;
    }
    /** Whether a lifted event is one that this release can read. Without a catalogue every event is. */
    knows({ type, schemaVersion }) {
        return this.catalogue === undefined || this.catalogue[type] === schemaVersion;
    }
    /** The version to write events of a type with. */
    currentVersion(type) {
        return this.catalogue?.[type] ?? 1;
    }
    stepFor({ type, schemaVersion }) {
        return this.steps.get(stepKey(type, schemaVersion));
    }
}
exports.Upcasting = Upcasting;
const stepKey = (type, version) => `${type} version ${version}`;
//# sourceMappingURL=upcast.js.map