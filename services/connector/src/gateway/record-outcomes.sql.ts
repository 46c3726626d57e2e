import { INDEXED } from './indexed-plans.sql';

/**
 * The one statement that records what became of a batch of calls: it ends their permits, settles the rows of writes,
 * pauses companies that QuickBooks throttles and writes the call log. Lock order as in `admit_calls`.
 *
 * Rows of calls are settled one after the other in the order of their locks, each by its key: a join with the batch would
 * read the whole table to sort it.
 *
 * A row is settled only by the try whose permit it names: when another replica has sent it again meanwhile, the late
 * one's outcome is not the row's any more. What is settled stays settled: a second, poorer account of the same try
 * changes nothing. So a batch whose reply was lost can be recorded again; only the call log then names its calls twice.
 *
 * p_outcomes  [{ permit, company, tenant, requestId, state: answered | open | unknown or null for reads, reason,
 *               reply: base64, pauseMs, kind, entity, priority, outcome, status, faultCodes, intuitTid, durationMs }]
 */
export const recordOutcomesSql = (s: string): string => `
CREATE OR REPLACE FUNCTION ${s}.record_outcomes(p_outcomes jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp ${INDEXED} AS $$
DECLARE
  v_now     constant timestamptz := clock_timestamp();
  v_outcome record;
BEGIN
  PERFORM 1 FROM ${s}.gateway_budgets b
  WHERE b.throttle_key IN (SELECT k.realm_hash FROM jsonb_array_elements(p_outcomes) x
                           JOIN ${s}.companies k ON k.company_id = (x->>'company')::uuid
                           WHERE (x->>'pauseMs')::integer > 0)
  ORDER BY b.throttle_key FOR UPDATE;

  UPDATE ${s}.gateway_budgets b SET paused_until = greatest(b.paused_until, v_now + p.pause)
  FROM (SELECT k.realm_hash, max((x->>'pauseMs')::integer) * interval '1 ms' AS pause
        FROM jsonb_array_elements(p_outcomes) x JOIN ${s}.companies k ON k.company_id = (x->>'company')::uuid
        WHERE (x->>'pauseMs')::integer > 0 GROUP BY k.realm_hash) p
  WHERE b.throttle_key = p.realm_hash;

  FOR v_outcome IN
    SELECT x.* FROM jsonb_to_recordset(p_outcomes) AS x(company uuid, "requestId" text, permit uuid, state text, reason text,
      reply text)
    WHERE x."requestId" IS NOT NULL ORDER BY x.company, x."requestId"
  LOOP
    UPDATE ${s}.gateway_calls g
    SET state = v_outcome.state, reason = v_outcome.reason, reply = decode(v_outcome.reply, 'base64')
    WHERE g.company_id = v_outcome.company AND g.request_id = v_outcome."requestId" AND g.permit = v_outcome.permit
      AND g.state IN ('sending', 'unknown');
  END LOOP;

  UPDATE ${s}.gateway_permits p SET ended_at = v_now
  FROM jsonb_array_elements(p_outcomes) x WHERE p.permit = (x->>'permit')::uuid;

  INSERT INTO ${s}.quickbooks_calls (at, company_id, tenant_id, kind, entity, priority, request_id, outcome, status,
                                     fault_codes, intuit_tid, duration_ms)
  SELECT v_now, x.company, x.tenant, x.kind, x.entity, x.priority, x."requestId", x.outcome, x.status,
         x."faultCodes", x."intuitTid", x."durationMs"
  FROM jsonb_to_recordset(p_outcomes) AS x(company uuid, tenant uuid, kind text, entity text, priority text,
    "requestId" text, outcome text, status integer, "faultCodes" text[], "intuitTid" text, "durationMs" integer);
END $$`;
