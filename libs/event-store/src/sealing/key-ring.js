"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KeyRing = void 0;
const aes_gcm_1 = require("./aes-gcm");
const KEY_BYTES = 32;
/** The installation's keys, by version. New keys are wrapped with the current one; old versions still open. */
class KeyRing {
    current;
    keys;
    /** @throws when a key is not 32 bytes or the current version is missing */
    constructor(current, keys) {
        this.current = current;
        this.keys = keys;
        for (const [version, key] of keys) {
            if (key.length !== KEY_BYTES)
                throw new Error(`Key ${version} of the key ring must have ${KEY_BYTES} bytes`);
        }
        this.keyOf(current);
    }
    /** @param purpose binds the result to its place: what was wrapped for one tenant does not open for another */
    wrap(key, purpose) {
        return { bytes: (0, aes_gcm_1.encrypt)(this.keyOf(this.current), key, purpose), ringVersion: this.current };
    }
    /** @throws when the ring has lost that version or the bytes were tampered with */
    unwrap({ bytes, ringVersion }, purpose) {
        return (0, aes_gcm_1.decrypt)(this.keyOf(ringVersion), bytes, purpose);
    }
    keyOf(version) {
        const key = this.keys.get(version);
        if (!key)
            throw new Error(`The key ring has no version ${version}`);
        return key;
    }
}
exports.KeyRing = KeyRing;
//# sourceMappingURL=key-ring.js.map