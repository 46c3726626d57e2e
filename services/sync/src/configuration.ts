import { type CommonConfiguration, type Configuration, values, variable } from '@ledgerbridge/service-kit';

/** Variables of sync, beside those of every service. */
export const syncConfiguration = {
  pushConcurrency: variable('PUSH_CONCURRENCY', {
    expected: 'documents that one replica sends at once',
    example: '160',
    default: '160',
    schema: values.wholeNumber(1, 1_000),
  }),
  pushesPerCompany: variable('PUSHES_PER_COMPANY', {
    expected: 'documents of one company that may be under way at once; QuickBooks takes 10 calls at once',
    example: '10',
    default: '10',
    schema: values.wholeNumber(1, 1_000),
  }),
  pushLeaseMs: variable('PUSH_LEASE_MS', {
    expected: 'milliseconds after which the documents of a replica that died go to another',
    example: '15000',
    default: '15000',
    schema: values.wholeNumber(500, 600_000),
  }),
};
export type SyncConfiguration = CommonConfiguration & Configuration<typeof syncConfiguration>;
