import { at } from '@ledgerbridge/failpoints';
import { INSTALLATION_TENANT, type ResolveTenant, type TenantAnswer } from '@ledgerbridge/messaging';
import type { AccessDirectory } from '../access/access-directory';

/**
 * Finds whose a message is. A host may speak of its own tenants alone; another host's tenant is as unknown as none.
 * `access.changed` brings tenants that nobody knows yet, so what it says of itself holds.
 */
export function resolveTenantWith(directory: AccessDirectory): ResolveTenant {
  return async (question): Promise<TenantAnswer> => {
    if (question.kind === 'host') return hostTenant(directory, question.prefix, question.tenantExternalId);
    const { topic, tenantId, data } = question;
    if (topic === 'access.changed') {
      return {
        tenantId: tenantId ?? INSTALLATION_TENANT,
        hostId: text(data['hostId']) ?? INSTALLATION_TENANT,
      };
    }
    if (tenantId === undefined) return UNKNOWN;
    const tenant = await at('service-kit.resolve.tenant', () => directory.tenantById(tenantId));
    return tenant ? { tenantId: tenant.tenantId, hostId: tenant.hostId } : UNKNOWN;
  };
}

const UNKNOWN: TenantAnswer = {
  refusal: 'tenant-unknown',
  detail: 'the tenant of the message is not known here',
};

async function hostTenant(
  directory: AccessDirectory,
  prefix: string,
  externalId: string | undefined,
): Promise<TenantAnswer> {
  const host = await at('service-kit.resolve.host', () => directory.hostOfPrefix(prefix));
  if (!host) return { refusal: 'tenant-unknown', detail: 'no host owns the prefix of this topic' };
  const found = await at('service-kit.resolve.host-tenant', () =>
    directory.resolveTenant(host.hostId, externalId),
  );
  if (found.ok) return { tenantId: found.tenant.tenantId, hostId: host.hostId };
  if (found.reason === 'tenant-unknown') return UNKNOWN;
  return { refusal: found.reason, detail: 'the host has several tenants: `tenantid` must name one' };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
