/**
 * Deliberate bugs, one patch each, with what it breaks and the test that must see it: the spec file, and a part of the
 * titles to run. `kafka`: it needs a broker.
 */
export const MUTANTS = [
  {
    patch: 'acknowledge-before-commit',
    breaks: 'a message is acknowledged before its transaction commits, so a crash loses it',
    spec: 'libs/messaging/src/postgres/postgres-transport.int-spec.ts',
    title: 'is killed in the middle of a batch',
  },
  {
    patch: 'no-inbox',
    breaks: 'a message that comes again is handled again',
    spec: 'libs/messaging/src/receive/inbox.int-spec.ts',
    title: 'tells which messages are new',
  },
  {
    patch: 'offsets-only-at-the-broker',
    breaks: 'a restored database does not ask again for what it has lost',
    spec: 'libs/messaging/src/kafka/kafka-transport.int-spec.ts',
    title: 'asks again for what a restored database has lost',
    kafka: true,
  },
  {
    patch: 'position-saved-before-publishing',
    breaks: 'the relay counts as published what the broker never got',
    spec: 'libs/messaging/src/relay/relay.int-spec.ts',
    title: 'publishes again what it does not know to be published',
  },
  {
    patch: 'partition-rows-in-any-order',
    breaks: 'batches that cross partitions deadlock',
    spec: 'libs/event-store/src/log/ordering.int-spec.ts',
    title: 'without a deadlock',
  },
  {
    patch: 'sealed-under-another-tenants-key',
    breaks: 'content of one tenant lies under the key of another: erasing the one erases both',
    spec: 'libs/event-store/src/sealing/erasure.int-spec.ts',
    title: 'are erased for every replica at once',
  },
  {
    patch: 'partition-rows-first',
    breaks: 'the log’s partitions are locked for everybody while rows are still being written',
    spec: 'e2e/locks.e2e-spec.ts',
    title: 'are taken last',
  },
  {
    patch: 'release-without-the-lock',
    breaks: 'a release slips between a document’s look and its wait, which then lasts for ever',
    spec: 'e2e/locks.e2e-spec.ts',
    title: 'let no release slip',
  },
  {
    patch: 'random-requestid-per-try',
    breaks: 'a repeat is another request to QuickBooks, which writes it twice',
    spec: 'e2e/repeated-push.e2e-spec.ts',
    title: 'carries the same requestid',
  },
  {
    patch: 'resent-without-looking',
    breaks: 'what may be in QuickBooks is sent again without a look',
    spec: 'e2e/repeated-push.e2e-spec.ts',
    title: 'is looked for before it is sent again',
  },
  {
    patch: 'outcome-not-compared',
    breaks: 'what QuickBooks has changed in an order is not said',
    spec: 'services/sync/src/purchase-orders/domain/push.spec.ts',
    title: 'a push',
  },
  {
    patch: 'early-cancel-ignored',
    breaks: 'an order that was canceled before it came is written',
    spec: 'services/sync/src/purchase-orders/domain/receive.spec.ts',
    title: 'is accepted before the order has come',
  },
  {
    patch: 'stale-revision-overwrites',
    breaks: 'a revision that comes late overwrites the newer one',
    spec: 'services/sync/src/purchase-orders/domain/receive.spec.ts',
    title: 'ignores a lower revision',
  },
  {
    patch: 'refresh-without-lease',
    breaks: 'replicas refresh at once and burn each other’s refresh token',
    spec: 'services/connector/src/vault/vault.int-spec.ts',
    title: 'refreshed exactly once',
  },
  {
    patch: 'budgets-of-one-replica',
    breaks: 'replicas do not count each other’s calls against what QuickBooks allows the company',
    spec: 'services/connector/src/gateway/limits.int-spec.ts',
    title: 'let one name be written at a time',
  },
  {
    patch: 'in-flight-call-sent-again',
    breaks: 'a write that is under way is sent a second time',
    spec: 'services/connector/src/gateway/quickbooks-gateway.int-spec.ts',
    title: 'that is being sent is not sent a second time',
  },
];
