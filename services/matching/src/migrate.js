"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const service_kit_1 = require("@ledgerbridge/service-kit");
const migrations_1 = require("./database/migrations");
(0, service_kit_1.migrateService)(migrations_1.MIGRATIONS).then((names) => process.stdout.write(`${names.length} migrations have run\n`), (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
});
//# sourceMappingURL=migrate.js.map