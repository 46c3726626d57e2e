"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const service_kit_1 = require("@ledgerbridge/service-kit");
const service_1 = require("./service");
void (0, service_kit_1.startService)(service_1.MATCHING);
//# sourceMappingURL=main.js.map