const PLAIN_NAME = /^[a-z_][a-z0-9_]{0,47}$/;

/**
 * Checks a schema name that is going to stand in SQL text, where no parameter can.
 * @throws when it is not a plain lower-case name of at most 48 characters (a channel name is made from it)
 */
export function schemaName(schema: string): string {
  if (!PLAIN_NAME.test(schema)) throw new Error(`not a plain schema name: ${JSON.stringify(schema)}`);
  return schema;
}

/**
 * Makes a schema that is missing. `CREATE SCHEMA IF NOT EXISTS` asks for the right to create even when there is nothing
 * to create, which a service at its start need not have.
 */
export const createSchemaSql = (schema: string): string =>
  `DO $$ BEGIN IF to_regnamespace('${schemaName(schema)}') IS NULL THEN CREATE SCHEMA ${schema}; END IF; END $$;`;
