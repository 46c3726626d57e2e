import { type DatabaseRoles, workerTable } from '@ledgerbridge/service-kit';

/**
 * One row per write, (company, requestid), for as long as a repeat must be recognised; its reply is sealed under the
 * tenant's key. One permit per call of any kind, for a minute. Budgets are the row that admission locks per company of
 * QuickBooks. The call log holds no body and no secret.
 */
export function gatewayTablesSql(schema: string, roles: DatabaseRoles): string[] {
  const s = `"${schema}"`;
  return [
    `CREATE TABLE ${s}.gateway_calls (
       company_id uuid NOT NULL, request_id text NOT NULL, tenant_id uuid NOT NULL,
       state text NOT NULL CHECK (state IN ('sending', 'answered', 'unknown', 'open')),
       body_hash text NOT NULL, permit uuid NOT NULL, instance uuid NOT NULL, deadline timestamptz NOT NULL,
       reason text, reply bytea, sent_at timestamptz NOT NULL,
       PRIMARY KEY (company_id, request_id)) WITH (fillfactor = 70)`,
    `CREATE TABLE ${s}.gateway_permits (
       permit uuid PRIMARY KEY, throttle_key text NOT NULL, admitted_at timestamptz NOT NULL,
       deadline timestamptz NOT NULL, ended_at timestamptz, name_list boolean NOT NULL) WITH (fillfactor = 70)`,
    `CREATE INDEX gateway_permits_window ON ${s}.gateway_permits (throttle_key, admitted_at)`,
    `CREATE TABLE ${s}.gateway_budgets (
       throttle_key text PRIMARY KEY, paused_until timestamptz, bulk_waits_until timestamptz) WITH (fillfactor = 10)`,
    `CREATE TABLE ${s}.gateway_instances (instance uuid PRIMARY KEY, seen_at timestamptz NOT NULL)`,
    `CREATE TABLE ${s}.quickbooks_calls (
       at timestamptz NOT NULL, company_id uuid NOT NULL, tenant_id uuid NOT NULL, kind text NOT NULL, entity text,
       priority text NOT NULL, request_id text, outcome text NOT NULL, status integer, fault_codes text[] NOT NULL,
       intuit_tid text, duration_ms integer NOT NULL)`,
    `CREATE INDEX quickbooks_calls_age ON ${s}.quickbooks_calls USING brin (at)`,
    `CREATE INDEX quickbooks_calls_company ON ${s}.quickbooks_calls (company_id, at)`,
    ...TABLES.flatMap((table) => workerTable(schema, table, roles)),
  ];
}

const TABLES = [
  'gateway_calls',
  'gateway_permits',
  'gateway_budgets',
  'gateway_instances',
  'quickbooks_calls',
] as const;
