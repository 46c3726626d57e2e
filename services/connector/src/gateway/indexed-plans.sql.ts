/**
 * Plans of index look-ups alone, for functions on tables that grow: a connection keeps the plans that it made when the
 * tables were small and a scan seemed cheap, and would still scan when a million calls are in them.
 */
export const INDEXED = 'SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off';
