import type { Cause } from '@ledgerbridge/service-kit';
import type { MappingIdentity } from './mapping-identity';

/** Somebody wants to know the mapping of a tax code. Ids alone: its name lies in the sealed part of its stream. */
export interface MappingRequest {
  readonly mapping: MappingIdentity;
  readonly cause: Cause;
}
