"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WakeUp = void 0;
/** Lets a loop sleep until there may be work, without losing a call that comes just before it falls asleep. */
class WakeUp {
    calls = 0;
    sleepers = new Set();
    /** Read before looking for work and handed to {@link sleep}: a call in between cancels the sleep. */
    get generation() {
        return this.calls;
    }
    call() {
        this.calls++;
        for (const wake of this.sleepers)
            wake();
    }
    async sleep(generation, ms) {
        if (generation !== this.calls)
            return;
        await new Promise((resolve) => {
            const wake = () => {
                clearTimeout(timer);
                this.sleepers.delete(wake);
                resolve();
            };
            const timer = setTimeout(wake, ms);
            this.sleepers.add(wake);
        });
    }
}
exports.WakeUp = WakeUp;
//# sourceMappingURL=wake-up.js.map