import { externalId } from '@ledgerbridge/contracts';

/** A header that is no external id. */
export const UNREADABLE = Symbol('unreadable');

/**
 * The tenant that `Ledgerbridge-Tenant` names; undefined without the header. Node reads headers as Latin-1, clients
 * send ids in UTF-8: so they are read again.
 */
export function namedTenant(header: string | string[] | undefined): string | undefined | typeof UNREADABLE {
  if (header === undefined) return undefined;
  const text = typeof header === 'string' ? header : '';
  const bytes = Buffer.from(text, 'latin1');
  const utf8 = bytes.toString('utf8');
  const read = externalId.safeParse(Buffer.from(utf8).equals(bytes) ? utf8 : text);
  return read.success ? read.data : UNREADABLE;
}
