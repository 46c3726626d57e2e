/** Something was to be sealed or compared for a tenant that was erased: a message that came too late. */
export class TenantKeyDestroyedError extends Error {
  override readonly name = 'TenantKeyDestroyedError';

  constructor(readonly tenantId: string) {
    super(`Tenant ${tenantId} was erased`);
  }
}
