/** A host's customer. Its name is personal content: it travels sealed. */
export type TenantFacts = { readonly hostId: string; readonly externalId: string };
export type TenantName = { readonly name: string | null };

export type TenantEvent =
  | { readonly type: 'TenantRegistered'; readonly data: TenantFacts; readonly sealed: TenantName }
  | { readonly type: 'TenantRenamed'; readonly data: TenantFacts; readonly sealed: TenantName };

/** What is asked for; a name that is left out stays as it is. */
export type PutTenant = TenantFacts & { readonly name?: string };

export type TenantState = (TenantFacts & TenantName) | undefined;
export const initialState: TenantState = undefined;

export function decide({ hostId, externalId, name }: PutTenant, state: TenantState): TenantEvent[] {
  const data = { hostId, externalId };
  if (!state) return [{ type: 'TenantRegistered', data, sealed: { name: name ?? null } }];
  if (name === undefined || name === state.name) return [];
  return [{ type: 'TenantRenamed', data, sealed: { name } }];
}

export function evolve(_state: TenantState, { data, sealed }: TenantEvent): TenantState {
  return { ...data, ...sealed };
}
