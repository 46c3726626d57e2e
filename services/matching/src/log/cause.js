"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AUTOMATIC = void 0;
exports.AUTOMATIC = 'system:matching';
//# sourceMappingURL=cause.js.map