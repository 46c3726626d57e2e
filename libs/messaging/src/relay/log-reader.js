"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=log-reader.js.map