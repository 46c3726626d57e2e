import { v5 } from 'uuid';

/** Frozen: with another namespace every tenant, division and document would get a second identity. */
const NAMESPACE = 'b3f2ad3c-6a1d-5f0e-9c37-1d0a86f4e8b5';

/** What a host counts as documents; part of a document's identity. */
export type DocumentKind = 'purchase-order' | 'supplier-invoice' | 'supplier-credit' | 'payment';

/** Our id of a host's tenant, the same in every service and after every restore. */
export function tenantIdOf(hostId: string, externalId: string): string {
  return derivedId('tenant', hostId, externalId);
}

export function divisionIdOf(tenantId: string, externalId: string): string {
  return derivedId('division', tenantId, externalId);
}

/** A document's id is its stream's too. The kind is part of it: an order and an invoice may share an external id. */
export function documentIdOf(tenantId: string, kind: DocumentKind, externalId: string): string {
  return derivedId('document', tenantId, kind, externalId);
}

/**
 * Any other id that must come out the same everywhere; the first part is its noun.
 * JSON keeps the parts apart: joined by a separator, two different lists could read alike.
 */
export function derivedId(...parts: readonly string[]): string {
  return v5(JSON.stringify(parts), NAMESPACE);
}
