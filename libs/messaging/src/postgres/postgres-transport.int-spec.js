"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const postgres_transport_1 = require("./postgres-transport");
const transport_contract_1 = require("../testing/transport-contract");
describe('PostgresTransport', () => {
    (0, transport_contract_1.transportContract)(async ({ pool, schema }) => {
        const raw = new postgres_transport_1.PostgresTransport({ pool, schema });
        return {
            kind: 'postgres',
            transport: () => new postgres_transport_1.PostgresTransport({ pool, schema, leaseMs: 2_000 }),
            childConfig: {},
            publishRaw: (records) => raw.publishRaw(records),
            close: () => raw.close(),
        };
    });
});
//# sourceMappingURL=postgres-transport.int-spec.js.map