"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=purchase-order.js.map