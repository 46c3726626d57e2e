"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.quotedSchema = quotedSchema;
exports.quotedRole = quotedRole;
/**
 * Quotes the name of a Postgres schema.
 * @throws when the name would need escaping or leave no room for a channel's suffix within Postgres' 63 bytes
 */
function quotedSchema(name) {
    if (!/^[a-z_][a-z0-9_]{0,45}$/.test(name)) {
        throw new Error(`Not a schema name: "${name}". Expected up to 46 of a-z, 0-9 and _, for example "sync"`);
    }
    return `"${name}"`;
}
/**
 * Quotes the name of a role.
 * @throws when it holds a character that roles of this product never have
 */
function quotedRole(name) {
    if (!/^[a-zA-Z_][a-zA-Z0-9_-]{0,62}$/.test(name))
        throw new Error(`Not a role name: "${name}"`);
    return `"${name}"`;
}
//# sourceMappingURL=schema-name.js.map