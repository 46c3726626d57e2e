"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=json.js.map