"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.entitySource = entitySource;
const typeorm_1 = require("typeorm");
const pools_1 = require("./pools");
/**
 * TypeORM on the app role, for ordinary reads. It never changes a table (`synchronize` is off): tables come from
 * migrations alone.
 */
function entitySource(url, schema, entities, application) {
    return new typeorm_1.DataSource({
        type: 'postgres',
        url,
        schema,
        entities: [...entities],
        synchronize: false,
        logging: false,
        applicationName: application,
        poolSize: pools_1.APP_LIMITS.max,
        connectTimeoutMS: 10_000,
        extra: {
            statement_timeout: pools_1.APP_LIMITS.statementMs,
            idle_in_transaction_session_timeout: pools_1.APP_LIMITS.idleInTransactionMs,
        },
    });
}
//# sourceMappingURL=entities.js.map