export { PROBLEMS, type ProblemCode } from './problem-codes';
export { type FieldProblem, fieldProblem, read, type Reading, rule } from './problem';
export { RECORD_KINDS, recordKind, type RecordKind, recordRef, type RecordRef } from './values/record-ref';
export { externalId, line, ourId, paragraph, quickbooksId, webAddress } from './values/text';
export { amount, currency, day, exchangeRate, factor, revision } from './values/number';
export {
  type Address,
  purchaseOrder,
  type PurchaseOrder,
  purchaseOrderCancel,
  type PurchaseOrderCancel,
  type PurchaseOrderLine,
  readPurchaseOrder,
  readPurchaseOrderCancel,
} from './documents/purchase-order';
export {
  newItem,
  type NewItem,
  policies,
  type Policies,
  type PolicyName,
  policyOverrides,
  type PolicyOverrides,
  PRESET_NAMES,
  type PresetName,
} from './documents/policies';
export { envelope, type Envelope, messageType } from './messages/envelope';
export { accessChanged, type AccessChanged } from './messages/access-changed';
export {
  capabilities,
  type Capabilities,
  CONNECTION_STATUSES,
  connectionChanged,
  type ConnectionChanged,
} from './messages/connection-changed';
export {
  linkChanged,
  type LinkChanged,
  quickbooksRecord,
  type QuickBooksRecord,
  recordKey,
  type RecordKey,
  UNLINKED_REASONS,
} from './messages/link-changed';
export { matchRequested, type MatchRequested } from './messages/match-requested';
export { taxChanged, type TaxChanged } from './messages/tax-changed';
export {
  DOCUMENT_STATUSES,
  type DocumentStatus,
  syncChanged,
  type SyncChanged,
} from './messages/sync-changed';
export { type Topic, topicNamed, TOPICS } from './messages/topics';
