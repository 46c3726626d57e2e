"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sourced = sourced;
exports.plain = plain;
exports.sourcesOf = sourcesOf;
function sourced(value, from) {
    return { value, from };
}
/** The request without its sources. */
function plain(tree) {
    return withoutSources(tree);
}
/** Every value of the request with its path and source, in the order of the request. */
function sourcesOf(tree, path = '') {
    if (isLeaf(tree))
        return [{ path, value: tree.value, from: tree.from }];
    if (Array.isArray(tree))
        return tree.flatMap((element, index) => sourcesOf(element, `${path}[${index}]`));
    if (typeof tree !== 'object' || tree === null)
        return [];
    return Object.entries(tree).flatMap(([key, value]) => sourcesOf(value, path === '' ? key : `${path}.${key}`));
}
function withoutSources(tree) {
    if (isLeaf(tree))
        return tree.value;
    if (Array.isArray(tree))
        return tree.map(withoutSources);
    if (typeof tree !== 'object' || tree === null)
        return tree;
    return Object.fromEntries(Object.entries(tree).flatMap(([key, value]) => value === undefined ? [] : [[key, withoutSources(value)]]));
}
/** A leaf is told by `from`: no field of QuickBooks has that name. */
function isLeaf(tree) {
    return typeof tree === 'object' && tree !== null && 'from' in tree && 'value' in tree;
}
//# sourceMappingURL=sourced.js.map