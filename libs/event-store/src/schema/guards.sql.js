"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.guardsSql = void 0;
/**
 * What no grant can undo: the log only grows, and a processor's checkpoint only moves forward (a processor acts on the
 * world; handled again, it would act twice). The triggers stop the owner of the tables too.
 */
const guardsSql = (s) => [
    `CREATE OR REPLACE FUNCTION ${s}.refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'The event log is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
   END $$`,
    `CREATE OR REPLACE TRIGGER events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${s}.events
   FOR EACH STATEMENT EXECUTE FUNCTION ${s}.refuse_rewriting()`,
    `CREATE OR REPLACE FUNCTION ${s}.refuse_moving_back() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'Checkpoint of processor % only moves forward: % to % refused', OLD.name, OLD.position, NEW.position
       USING ERRCODE = 'insufficient_privilege';
   END $$`,
    `CREATE OR REPLACE TRIGGER processors_move_forward BEFORE UPDATE ON ${s}.checkpoints FOR EACH ROW
   WHEN (OLD.kind = 'processor' AND (NEW.position < OLD.position OR NEW.kind <> OLD.kind))
   EXECUTE FUNCTION ${s}.refuse_moving_back()`,
];
exports.guardsSql = guardsSql;
//# sourceMappingURL=guards.sql.js.map