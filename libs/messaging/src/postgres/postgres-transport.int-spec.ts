import { PostgresTransport } from './postgres-transport';
import { transportContract } from '../testing/transport-contract';

describe('PostgresTransport', () => {
  transportContract(async ({ pool, schema }) => {
    const raw = new PostgresTransport({ pool, schema });
    return {
      kind: 'postgres',
      transport: () => new PostgresTransport({ pool, schema, leaseMs: 2_000 }),
      childConfig: {},
      publishRaw: (records) => raw.publishRaw(records),
      close: () => raw.close(),
    };
  });
});
