"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.grantsSql = grantsSql;
const schema_name_1 = require("./schema-name");
const WORKER_MAY = [
    ['log_partitions', 'SELECT'],
    ['events', 'SELECT'],
    ['tenant_keys', 'SELECT, INSERT, UPDATE'],
    ['checkpoints', 'SELECT, INSERT, UPDATE'],
    ['quarantined_streams', 'SELECT, INSERT, DELETE'],
];
const READER_MAY = ['log_partitions', 'events', 'checkpoints', 'quarantined_streams'];
/** The worker appends through the function alone: it can neither choose a position nor change an event. */
function grantsSql(s, { worker, reader }) {
    const append = `FUNCTION ${s}.append_events(integer, jsonb, jsonb, jsonb)`;
    return [
        `REVOKE ALL ON ${append} FROM PUBLIC`,
        ...(worker === undefined
            ? []
            : [
                `GRANT USAGE ON SCHEMA ${s} TO ${(0, schema_name_1.quotedRole)(worker)}`,
                `GRANT EXECUTE ON ${append} TO ${(0, schema_name_1.quotedRole)(worker)}`,
                ...WORKER_MAY.map(([table, rights]) => `GRANT ${rights} ON ${s}.${table} TO ${(0, schema_name_1.quotedRole)(worker)}`),
            ]),
        ...(reader === undefined
            ? []
            : [
                `GRANT USAGE ON SCHEMA ${s} TO ${(0, schema_name_1.quotedRole)(reader)}`,
                ...READER_MAY.map((table) => `GRANT SELECT ON ${s}.${table} TO ${(0, schema_name_1.quotedRole)(reader)}`),
            ]),
    ];
}
//# sourceMappingURL=grants.sql.js.map