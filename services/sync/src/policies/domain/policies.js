"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PRESETS = void 0;
exports.resolvePolicies = resolvePolicies;
const LEDGERBRIDGE = {
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
exports.PRESETS = {
    ledgerbridge: LEDGERBRIDGE,
    precoro: { ...LEDGERBRIDGE, unmatchedItem: 'account-line', createVendor: 'never', tax: 'mapped' },
    cin7: { ...LEDGERBRIDGE, createVendor: 'never' },
    autotask: { ...LEDGERBRIDGE, unmatchedItem: 'create', createVendor: 'always' },
    ontraccr: { ...LEDGERBRIDGE, createVendor: 'never' },
};
/** Resolves flow, then division, then preset: the first level that sets a policy decides it. */
function resolvePolicies(division, flow) {
    const preset = division?.preset ?? 'ledgerbridge';
    const values = { ...exports.PRESETS[preset], ...set(division?.overrides), ...set(flow?.level.overrides) };
    const originOf = (name) => {
        if (flow && flow.level.overrides[name] !== undefined)
            return `flow ${flow.name}`;
        return division?.overrides[name] !== undefined ? 'division' : `preset ${preset}`;
    };
    const names = Object.keys(exports.PRESETS.ledgerbridge);
    return {
        values,
        origin: Object.fromEntries(names.map((name) => [name, originOf(name)])),
        version: `${preset}/${division?.version ?? 0}/${flow?.level.version ?? 0}`,
    };
}
/** Without the fields that are there and undefined: spreading them would unset what the level below decides. */
function set(overrides = {}) {
    return Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
}
//# sourceMappingURL=policies.js.map