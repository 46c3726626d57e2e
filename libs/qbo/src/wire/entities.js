"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=entities.js.map