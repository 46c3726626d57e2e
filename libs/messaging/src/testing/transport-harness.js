"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.fromTheBeginning = void 0;
/** Positions that begin at the beginning and are never moved: for members that only look. */
exports.fromTheBeginning = {
    claim: () => Promise.resolve({ next: undefined, generation: '1' }),
};
//# sourceMappingURL=transport-harness.js.map