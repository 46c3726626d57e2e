"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.containing = void 0;
/** A LIKE pattern for texts that contain `q`, whose own wildcards mean themselves. */
const containing = (q) => `%${q.replace(/[\\%_]/g, '\\$&')}%`;
exports.containing = containing;
//# sourceMappingURL=containing.js.map