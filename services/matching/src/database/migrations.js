"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MIGRATIONS = void 0;
const service_kit_1 = require("@ledgerbridge/service-kit");
const matching_migration_1 = require("./matching.migration");
/** In the order in which they run. */
exports.MIGRATIONS = [service_kit_1.Foundation1763769600000, matching_migration_1.Matching1763780000000];
//# sourceMappingURL=migrations.js.map