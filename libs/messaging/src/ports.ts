import type { PoolClient } from 'pg';
import type { ZodError, ZodType } from 'zod';
import type { ParkReason } from './parking/park-reason';

/** The schema of a message's data, or why there is none. `topic` is the pattern, without a host's prefix. */
export type SchemaFor = (topic: string, type: string) => ZodType | 'unknown-type' | 'unknown-version';

/** What is known of a message's tenant before it is looked up. */
export type TenantQuestion =
  | {
      readonly kind: 'host';
      readonly topic: string;
      /** The topic prefix of the host whose principal wrote it; empty for a single host. */
      readonly prefix: string;
      /** The `tenantid` attribute; undefined when the message has none (right when the host has one tenant). */
      readonly tenantExternalId: string | undefined;
    }
  | {
      readonly kind: 'internal';
      readonly topic: string;
      /** Our own tenant id: the `tenantid` attribute or `data.tenantId`. */
      readonly tenantId: string | undefined;
      readonly data: Readonly<Record<string, unknown>>;
    };

export type TenantAnswer =
  | { readonly tenantId: string; readonly hostId: string }
  /** For example `unknown-tenant`, `foreign-tenant`, `erased-tenant`. */
  | { readonly refusal: string; readonly detail?: string };

/** Asked outside any transaction, once per tenant and batch. */
export type ResolveTenant = (question: TenantQuestion) => Promise<TenantAnswer>;

/** The one door that sets the tenants of a transaction for row-level security. */
export type SetTenants = (tx: PoolClient, tenantIds: readonly string[]) => Promise<void>;

/**
 * Encrypts what parked messages hold. Tenant known: under the tenant's key; undefined: under the installation's.
 */
export interface ParkedPayloadSeal {
  /** @param tx the running transaction, when there is one: asking the pool for a second connection could starve it */
  seal(tenantId: string | undefined, plain: Buffer, tx?: PoolClient): Promise<Buffer>;
  /** @returns undefined when the key was destroyed (the tenant was erased) */
  unseal(tenantId: string | undefined, sealed: Buffer): Promise<Buffer | undefined>;
}

/** Turns what a schema found wrong into a reason, so that topics and HTTP speak with the same codes. */
export type ExplainInvalid = (error: ZodError) => ParkReason;
