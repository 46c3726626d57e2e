import type { Policies, PolicyName, PolicyOverrides, PresetName } from '@ledgerbridge/contracts';

const LEDGERBRIDGE: Policies = {
  unmatchedItem: 'block',
  newItem: null,
  fallbackAccount: null,
  apAccount: null,
  createVendor: 'ask',
  costCodeTarget: 'item',
  numberFrom: 'host',
  onCancel: 'close',
  referenceCollision: 'suffix',
  tax: 'off',
};

/** What each preset sets. */
export const PRESETS = {
  ledgerbridge: LEDGERBRIDGE,
  precoro: { ...LEDGERBRIDGE, unmatchedItem: 'account-line', createVendor: 'never', tax: 'mapped' },
  cin7: { ...LEDGERBRIDGE, createVendor: 'never' },
  autotask: { ...LEDGERBRIDGE, unmatchedItem: 'create', createVendor: 'always' },
  ontraccr: { ...LEDGERBRIDGE, createVendor: 'never' },
} as const satisfies Record<PresetName, Policies>;

/** One level's settings as stored: which preset (division only), what it overrides, and its version. */
export interface PolicyLevel {
  preset: PresetName;
  overrides: PolicyOverrides;
  version: number;
}

/** The policies that apply to one document, and where each value comes from. */
export interface ResolvedPolicies {
  values: Policies;
  origin: Record<PolicyName, string>;
  /** Versions of the levels read, so that a document can name the settings it was planned with. */
  version: string;
}

/** Resolves flow, then division, then preset: the first level that sets a policy decides it. */
export function resolvePolicies(
  division: PolicyLevel | null,
  flow: { name: string; level: PolicyLevel } | null,
): ResolvedPolicies {
  const preset = division?.preset ?? 'ledgerbridge';
  const values: Policies = { ...PRESETS[preset], ...set(division?.overrides), ...set(flow?.level.overrides) };
  const originOf = (name: PolicyName): string => {
    if (flow && flow.level.overrides[name] !== undefined) return `flow ${flow.name}`;
    return division?.overrides[name] !== undefined ? 'division' : `preset ${preset}`;
  };
  const names = Object.keys(PRESETS.ledgerbridge) as PolicyName[];
  return {
    values,
    origin: Object.fromEntries(names.map((name) => [name, originOf(name)])) as Record<PolicyName, string>,
    version: `${preset}/${division?.version ?? 0}/${flow?.level.version ?? 0}`,
  };
}

/** Policies that only mean something under another one: a form shows them there alone, and nothing checks them elsewhere. */
const UNDER: Partial<Record<PolicyName, (values: Policies) => boolean>> = {
  newItem: ({ unmatchedItem }) => unmatchedItem === 'create',
  referenceCollision: ({ numberFrom }) => numberFrom === 'host',
};

/** Whether each policy has any effect beside these others. */
export function policiesInEffect(values: Policies): Record<PolicyName, boolean> {
  const names = Object.keys(values) as PolicyName[];
  return Object.fromEntries(names.map((name) => [name, UNDER[name]?.(values) ?? true])) as Record<
    PolicyName,
    boolean
  >;
}

/** Without the fields that are there and undefined: spreading them would unset what the level below decides. */
function set(overrides: PolicyOverrides = {}): Partial<Policies> {
  return Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
}
