import { INDEXED } from './indexed-plans.sql';

/**
 * The one statement that admits a batch of waiting calls: it writes the rows of writes and takes the permits.
 *
 * It must stay a VOLATILE function: each statement inside then takes its own snapshot, so what is counted after the
 * budgets are locked is what was committed. Lock order here and in `record_outcomes`: budgets by key, rows of calls by
 * (company, requestid), permits. Permits are counted per `realm_hash`: two connections to one company of QuickBooks
 * share what QuickBooks allows it.
 *
 * Windows move. QuickBooks counts when a call arrives, which is after it is admitted, at the latest when it is answered
 * and, as we assume, within `transitMs`: a permit leaves a window that long after the earlier of both. Without that,
 * ten calls that travelled slowly and the next ten would meet in one second at QuickBooks.
 *
 * p_limits  { inFlight, perSecond, perMinute: number or null for lifted, bulkReserve, transitMs, callMs, aliveMs }
 * The caller names the permit, so that a batch whose reply was lost can be asked again: it finds its own rows.
 *
 * p_calls   [{ ordinal, permit, company, requestId, bodyHash, nameList, resend, priority: 0 interactive, 1 document,
 *              2 bulk, evenIfHeld }]; requestId is null for reads
 * verdict   admitted | replay (reply) | in-flight | unknown (reason, since) | other-body | held (reason) |
 *           retry-later (after_ms, reason) | no-company
 */
export const admitCallsSql = (s: string): string => `
CREATE OR REPLACE FUNCTION ${s}.admit_calls(p_instance uuid, p_limits jsonb, p_calls jsonb)
RETURNS TABLE (ordinal integer, verdict text, after_ms integer, reason text, since timestamptz,
               reply bytea, tenant_id uuid)
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp ${INDEXED} AS $$
#variable_conflict use_column
DECLARE
  c_in_flight  constant integer := (p_limits->>'inFlight')::integer;
  c_per_second constant integer := (p_limits->>'perSecond')::integer;
  c_per_minute constant integer := (p_limits->>'perMinute')::integer;
  c_reserve    constant integer := (p_limits->>'bulkReserve')::integer;
  c_transit    constant interval := (p_limits->>'transitMs')::integer * interval '1 ms';
  c_call       constant interval := (p_limits->>'callMs')::integer * interval '1 ms';
  c_alive      constant interval := (p_limits->>'aliveMs')::integer * interval '1 ms';
  c_counted    constant boolean := num_nonnulls(c_in_flight, c_per_second, c_per_minute) > 0;
  v_now        timestamptz;
  v_key        text;
  v_call       record;
  v_row        record;
  v_budget     record;
  v_used       record;
  v_in_flight  integer;
  v_second     integer;
  v_minute     integer;
  v_name_list  boolean;
BEGIN
  PERFORM 1 FROM ${s}.gateway_budgets b
  WHERE b.throttle_key IN (SELECT k.realm_hash FROM ${s}.companies k
                           WHERE k.company_id IN (SELECT (x->>'company')::uuid FROM jsonb_array_elements(p_calls) x))
  ORDER BY b.throttle_key FOR UPDATE;

  PERFORM 1 FROM ${s}.gateway_calls g
  WHERE (g.company_id, g.request_id) IN (SELECT (x->>'company')::uuid, x->>'requestId'
                                         FROM jsonb_array_elements(p_calls) x WHERE x->>'requestId' IS NOT NULL)
  ORDER BY g.company_id, g.request_id FOR UPDATE;

  v_now := clock_timestamp();

  FOR v_call IN
    SELECT x.*, k.realm_hash, k.held_cause, k.tenant_id
    FROM jsonb_to_recordset(p_calls) AS x(ordinal integer, permit uuid, company uuid, "requestId" text, "bodyHash" text,
      "nameList" boolean, resend boolean, priority integer, "evenIfHeld" boolean)
    LEFT JOIN ${s}.companies k ON k.company_id = x.company
    ORDER BY k.realm_hash, x.priority, x.ordinal
  LOOP
    ordinal := v_call.ordinal; tenant_id := v_call.tenant_id;
    verdict := NULL; after_ms := NULL; reason := NULL; since := NULL; reply := NULL;

    IF v_call.realm_hash IS NULL THEN
      verdict := 'no-company'; RETURN NEXT; CONTINUE;
    END IF;

    IF v_call."requestId" IS NOT NULL THEN
      SELECT g.state, g.body_hash, g.permit, g.deadline, g.reason, g.reply, g.sent_at, i.seen_at > v_now - c_alive AS alive
      INTO v_row FROM ${s}.gateway_calls g LEFT JOIN ${s}.gateway_instances i ON i.instance = g.instance
      WHERE g.company_id = v_call.company AND g.request_id = v_call."requestId";
      IF FOUND AND v_row.state <> 'open' THEN
        IF v_row.body_hash <> v_call."bodyHash" THEN
          verdict := 'other-body'; RETURN NEXT; CONTINUE;
        ELSIF v_row.state = 'answered' THEN
          verdict := 'replay'; reply := v_row.reply; RETURN NEXT; CONTINUE;
        ELSIF v_row.permit = v_call.permit THEN
          verdict := 'admitted'; RETURN NEXT; CONTINUE;
        ELSIF v_row.state = 'sending' AND v_row.deadline > v_now AND v_row.alive THEN
          verdict := 'in-flight'; after_ms := 1000; RETURN NEXT; CONTINUE;
        ELSIF v_row.state = 'sending' THEN
          UPDATE ${s}.gateway_calls g SET state = 'unknown', reason = 'instance-lost'
          WHERE g.company_id = v_call.company AND g.request_id = v_call."requestId";
        END IF;
        IF NOT v_call.resend THEN
          verdict := 'unknown'; since := v_row.sent_at;
          reason := CASE WHEN v_row.state = 'sending' THEN 'instance-lost' ELSE v_row.reason END;
          RETURN NEXT; CONTINUE;
        END IF;
      END IF;
    END IF;

    IF v_call.held_cause IS NOT NULL AND NOT v_call."evenIfHeld" THEN
      verdict := 'held'; reason := v_call.held_cause; RETURN NEXT; CONTINUE;
    END IF;

    IF v_key IS DISTINCT FROM v_call.realm_hash THEN
      v_key := v_call.realm_hash;
      SELECT b.paused_until, b.bulk_waits_until INTO v_budget FROM ${s}.gateway_budgets b WHERE b.throttle_key = v_key;
      DELETE FROM ${s}.gateway_permits p
      WHERE p.throttle_key = v_key AND p.admitted_at < v_now - interval '61 s' - c_transit
        AND (p.ended_at IS NOT NULL OR p.deadline <= v_now);
      -- least() skips nulls: a call that is not answered yet counts from the latest time it can have arrived.
      SELECT count(*) FILTER (WHERE p.ended_at IS NULL AND p.deadline > v_now) AS in_flight,
             count(*) FILTER (WHERE t.arrived > v_now - interval '1 s') AS second,
             count(*) FILTER (WHERE t.arrived > v_now - interval '60 s') AS minute,
             min(t.arrived) FILTER (WHERE t.arrived > v_now - interval '1 s') AS second_first,
             min(t.arrived) FILTER (WHERE t.arrived > v_now - interval '60 s') AS minute_first,
             coalesce(bool_or(p.name_list AND p.ended_at IS NULL AND p.deadline > v_now), false) AS name_list
      INTO v_used FROM ${s}.gateway_permits p
      CROSS JOIN LATERAL (SELECT least(p.ended_at, p.admitted_at + c_transit) AS arrived) t
      WHERE p.throttle_key = v_key;
      v_in_flight := v_used.in_flight; v_second := v_used.second; v_minute := v_used.minute;
      v_name_list := v_used.name_list;
    END IF;

    IF v_budget.paused_until > v_now THEN
      reason := 'throttled'; after_ms := ceil(extract(epoch FROM v_budget.paused_until - v_now) * 1000);
    ELSIF v_call."nameList" AND v_name_list THEN
      after_ms := 100;
    ELSIF v_in_flight >= c_in_flight THEN
      after_ms := 50;
    ELSIF v_second >= c_per_second THEN
      -- What is not answered yet may arrive later than it will: nobody waits longer than a window is.
      after_ms := least(ceil(extract(epoch FROM v_used.second_first + interval '1 s' - v_now) * 1000), 1000);
    ELSIF v_minute >= c_per_minute THEN
      after_ms := least(ceil(extract(epoch FROM v_used.minute_first + interval '60 s' - v_now) * 1000), 60000);
    ELSIF v_call.priority = 2 AND (v_budget.bulk_waits_until > v_now OR v_in_flight >= c_in_flight - c_reserve
          OR v_second >= c_per_second - c_reserve OR v_minute >= c_per_minute - c_reserve) THEN
      after_ms := 500;
    END IF;

    IF after_ms IS NOT NULL THEN
      verdict := 'retry-later'; reason := coalesce(reason, 'budget'); after_ms := greatest(after_ms, 10);
      IF v_call.priority < 2 AND v_budget.bulk_waits_until IS DISTINCT FROM v_now + interval '1 s' THEN
        UPDATE ${s}.gateway_budgets b SET bulk_waits_until = v_now + interval '1 s' WHERE b.throttle_key = v_key;
        v_budget.bulk_waits_until := v_now + interval '1 s';
      END IF;
      RETURN NEXT; CONTINUE;
    END IF;

    verdict := 'admitted';
    IF c_counted OR v_call."nameList" THEN
      INSERT INTO ${s}.gateway_permits (permit, throttle_key, admitted_at, deadline, name_list)
      VALUES (v_call.permit, v_key, v_now, v_now + c_call, v_call."nameList")
      ON CONFLICT (permit) DO NOTHING;
    END IF;
    v_in_flight := v_in_flight + 1; v_second := v_second + 1; v_minute := v_minute + 1;
    v_used.second_first := coalesce(v_used.second_first, v_now + c_transit);
    v_used.minute_first := coalesce(v_used.minute_first, v_now + c_transit);
    v_name_list := v_name_list OR v_call."nameList";
    IF v_call."requestId" IS NOT NULL THEN
      INSERT INTO ${s}.gateway_calls AS g (company_id, request_id, tenant_id, state, body_hash, permit, instance,
                                           deadline, sent_at)
      VALUES (v_call.company, v_call."requestId", v_call.tenant_id, 'sending', v_call."bodyHash", v_call.permit, p_instance,
              v_now + c_call, v_now)
      ON CONFLICT (company_id, request_id) DO UPDATE SET state = 'sending', body_hash = excluded.body_hash,
        permit = excluded.permit, instance = excluded.instance, deadline = excluded.deadline, reason = NULL,
        sent_at = excluded.sent_at;
    END IF;
    RETURN NEXT;
  END LOOP;
END $$`;
