import { contentHash } from './canonical';

/** What makes one push of one thing itself; equal parts give an equal requestid on every replica and after every crash. */
export interface PushIdentity {
  /** Raised by every restore of the database, so that what a lost push used is never used for another. */
  installationEpoch: number;
  companyId: string;
  /** Document id, or the key of a record that is created on documents' behalf. */
  subject: string;
  operation: string;
  /** Grows only after a known outcome. */
  pushNumber: number;
}

/**
 * QuickBooks' `requestid` of a push: 34 characters of `[0-9a-z]`. The limit is 50, and 36 in a batch (QuickBooks Online,
 * "learn basic field definitions"); QuickBooks answers a repeated id with the first result instead of writing again.
 */
export function requestId(push: PushIdentity): string {
  const parts = [push.installationEpoch, push.companyId, push.subject, push.operation, push.pushNumber];
  return `lb${contentHash(parts).slice(0, 32)}`;
}
