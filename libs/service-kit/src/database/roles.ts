import { escapeLiteral } from 'pg';
import { scramVerifier } from './scram-verifier';

/** The roles of one service. Neither owns anything nor passes by row-level security. */
export interface DatabaseRoles {
  /** Reads, under row-level security. */
  readonly app: string;
  /** Writes: the log, work, inbox; tenant tables under row-level security. */
  readonly worker: string;
}

export interface RolePasswords {
  readonly app: string;
  readonly worker: string;
}

/** `lb_sync` gives `lb_sync_app` and `lb_sync_worker`. */
export function rolesOf(schema: string): DatabaseRoles {
  return { app: `${schema}_app`, worker: `${schema}_worker` };
}

/**
 * Statements that make the roles when they are missing, take every power from them that somebody may have given, and
 * set their passwords. Passwords go over as SCRAM verifiers, so that no statement log holds one.
 */
export function createRolesSql(roles: DatabaseRoles, passwords: RolePasswords): string[] {
  return (['app', 'worker'] as const).flatMap((kind) => {
    const role = `"${roles[kind]}"`;
    return [
      `DO $$ BEGIN CREATE ROLE ${role}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
      `ALTER ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION
       PASSWORD ${escapeLiteral(scramVerifier(passwords[kind]))}`,
    ];
  });
}
