import type { QboFault } from '../faults/fault';

/** What QuickBooks is asked to do. A write carries a requestid and the exact body that its plan holds. */
export type Operation =
  | { kind: 'create'; entity: string; body: object }
  | { kind: 'update'; entity: string; body: object }
  | { kind: 'delete'; entity: string; body: { Id: string; SyncToken: string } }
  | { kind: 'read'; entity: string; id: string }
  | { kind: 'query'; query: string };

/** Interactive: a person waits. Document: an order or invoice. Bulk gets only what the others leave. */
export type Priority = 'interactive' | 'document' | 'bulk';

export interface GatewayCall {
  companyId: string;
  priority: Priority;
  operation: Operation;
  /** Required for writes. */
  requestId?: string;
  /**
   * An unknown outcome was looked up and nothing was found: send again with the same requestid and body. Without it a
   * repeat of an unknown call answers `unknown` once more and sends nothing.
   */
  resend?: boolean;
}

/**
 * What became of a call.
 * `answered` and `refused` are final: a repeat of the requestid gets them again (`replayed`). `retry-later`: nothing was
 * sent, or QuickBooks took nothing. `in-flight`: another instance is sending this requestid now. `unknown`: it may have
 * been written. `company-held`: the connection is not usable until somebody mends it.
 */
export type GatewayReply =
  | { outcome: 'answered'; body: Record<string, unknown>; replayed: boolean; intuitTid?: string; at: string }
  | { outcome: 'refused'; fault: QboFault; replayed: boolean }
  | { outcome: 'retry-later'; afterMs: number; reason: 'throttled' | 'budget' | 'not-sent' }
  | { outcome: 'in-flight'; afterMs: number }
  | {
      outcome: 'unknown';
      reason: 'timeout' | 'server-error' | 'connection-lost' | 'instance-lost' | 'please-wait';
      since: string;
    }
  | { outcome: 'company-held'; cause: string };

/** Where services put calls to QuickBooks; the connector answers. */
export interface Gateway {
  call(call: GatewayCall): Promise<GatewayReply>;
}

/** Path of the connector that takes calls; internal, never routed by the edge. */
export const GATEWAY_PATH = '/internal/quickbooks/calls';
