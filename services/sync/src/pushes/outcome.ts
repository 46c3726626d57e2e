import type { QboFault, QboPurchaseOrder } from '@ledgerbridge/qbo';

/** What became of a push, as far as this try has found out. */
export type PushOutcome =
  | { kind: 'answered'; found: QboPurchaseOrder | { Id: string }; adopted: boolean }
  | { kind: 'refused'; fault: QboFault }
  /** Another change came first, and this is what QuickBooks has now. */
  | { kind: 'reread'; found: QboPurchaseOrder }
  /** It may have been written: look before sending again. */
  | { kind: 'unknown'; reason: string }
  /** Certainly nothing happened: the same push is tried later. */
  | { kind: 'postponed'; reason: string; afterMs: number }
  | { kind: 'company-held'; cause: string };
