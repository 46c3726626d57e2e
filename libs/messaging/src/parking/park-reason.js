"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=park-reason.js.map