"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.rolesOf = rolesOf;
exports.createRolesSql = createRolesSql;
const pg_1 = require("pg");
const scram_verifier_1 = require("./scram-verifier");
/** `lb_sync` gives `lb_sync_app` and `lb_sync_worker`. */
function rolesOf(schema) {
    return { app: `${schema}_app`, worker: `${schema}_worker` };
}
/**
 * Statements that make the roles when they are missing, take every power from them that somebody may have given, and
 * set their passwords. Passwords go over as SCRAM verifiers, so that no statement log holds one.
 */
function createRolesSql(roles, passwords) {
    return ['app', 'worker'].flatMap((kind) => {
        const role = `"${roles[kind]}"`;
        return [
            `DO $$ BEGIN CREATE ROLE ${role}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
            `ALTER ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION
       PASSWORD ${(0, pg_1.escapeLiteral)((0, scram_verifier_1.scramVerifier)(passwords[kind]))}`,
        ];
    });
}
//# sourceMappingURL=roles.js.map