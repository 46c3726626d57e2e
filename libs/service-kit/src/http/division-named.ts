import type { AccessDirectory, KnownDivision } from '../access/access-directory';
import { Problem } from './problem';

/**
 * The division that a request names, or the tenant's only one when it names none.
 * @throws Problem `division-required` | `division-unknown`
 */
export async function divisionNamed(
  directory: AccessDirectory,
  tenantId: string,
  externalId: string | undefined,
): Promise<KnownDivision> {
  const found = await directory.resolveDivision(tenantId, externalId);
  if (!found.ok) throw new Problem(found.reason);
  return found.division;
}
