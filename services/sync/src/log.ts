/** Log partitions of this service; fixed at installation. */
export const LOG_PARTITIONS = 8;

/** Current version of every event type of this service's log, beside those that libraries add. */
export const SYNC_EVENTS = {
  PurchaseOrderReceived: 1,
  PurchaseOrderRevised: 1,
  PurchaseOrderCanceled: 1,
  RepeatIgnored: 1,
  StaleRevisionIgnored: 1,
  RevisionConflicted: 1,
  PurchaseOrderPlanned: 1,
  PurchaseOrderBlocked: 1,
  PurchaseOrderHeld: 1,
  PurchaseOrderSkipped: 1,
  RetryRequested: 1,
  NothingToWrite: 1,
  CancellationSettled: 1,
  PushStarted: 1,
  PushPostponed: 1,
  OutcomeUnknown: 1,
  Pushed: 1,
  PushSuperseded: 1,
  PushRefused: 1,
  ChangedInQuickBooks: 1,
  SyncTokenLearned: 1,
  ConnectionLearned: 1,
  LinkLearned: 1,
  CreationApproved: 1,
  PoliciesChanged: 1,
  RecordCreationStarted: 1,
  RecordCreated: 1,
  RecordCreationRefused: 1,
} as const;
