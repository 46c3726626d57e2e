/** A part of a tenant that keeps its own books. Its name travels sealed. */
export type DivisionFacts = {
  readonly tenantId: string;
  readonly externalId: string;
  /** IANA name; days of documents are days of this zone. */
  readonly timeZone: string;
};
export type DivisionName = { readonly name: string | null };

export type DivisionEvent =
  | { readonly type: 'DivisionRegistered'; readonly data: DivisionFacts; readonly sealed: DivisionName }
  | { readonly type: 'DivisionChanged'; readonly data: DivisionFacts; readonly sealed: DivisionName };

/** What is asked for; what is left out stays as it is. */
export type PutDivision = {
  readonly tenantId: string;
  readonly externalId: string;
  readonly name?: string;
  readonly timeZone?: string;
};

export type DivisionState = (DivisionFacts & DivisionName) | undefined;
export const initialState: DivisionState = undefined;

/** The division that a tenant gets when it is created without naming one: a tenant always has at least one. */
export const FIRST_DIVISION = 'main';
const DEFAULT_TIME_ZONE = 'UTC';

export function decide(command: PutDivision, state: DivisionState): DivisionEvent[] {
  const { tenantId, externalId } = command;
  const timeZone = command.timeZone ?? state?.timeZone ?? DEFAULT_TIME_ZONE;
  const name = command.name ?? state?.name ?? null;
  const data = { tenantId, externalId, timeZone };
  if (!state) return [{ type: 'DivisionRegistered', data, sealed: { name } }];
  const same = timeZone === state.timeZone && name === state.name;
  return same ? [] : [{ type: 'DivisionChanged', data, sealed: { name } }];
}

export function evolve(_state: DivisionState, { data, sealed }: DivisionEvent): DivisionState {
  return { ...data, ...sealed };
}
