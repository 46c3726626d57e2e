/**
 * The one statement that appends a batch.
 *
 * It must stay a VOLATILE function: under READ COMMITTED each statement inside takes its own snapshot, so the versions
 * that are read after the partition rows are locked are the committed ones. The same text as one SQL statement would
 * compare against a snapshot taken before it waited for the lock, and two writers of one version would both believe
 * themselves right. A stream lives in one partition, hence the lock on the partition row covers its streams.
 *
 * Partition rows are locked in the order of their numbers: batches of several partitions cannot deadlock. The rows
 * stay locked until the commit, so positions become visible in their order and a rollback leaves no hole.
 *
 * p_streams  [{ id, partition }], each stream once
 * p_appends  [{ stream: index into p_streams, expected, count, tenantId, divisionId, actor, … }]
 * p_events   [{ append: index into p_appends, ordinal: from 1, id, type, schemaVersion, data, sealed: base64 }]
 * Returns one row per append, in their order; first_position is null for a conflict, and version then the one found.
 * Two appends to one stream in a batch are judged one after the other.
 */
export const appendEventsSql = (s: string, partitions: number): string => `
CREATE OR REPLACE FUNCTION ${s}.append_events(p_partitions integer, p_streams jsonb, p_appends jsonb, p_events jsonb)
RETURNS TABLE (ordinal integer, first_position bigint, last_position bigint, version bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_row       record;
  v_last      bigint[];
  v_streams   uuid[];
  v_homes     integer[];
  v_versions  bigint[];
  v_firsts    bigint[] := '{}';
  v_lasts     bigint[] := '{}';
  v_results   bigint[] := '{}';
BEGIN
  IF p_partitions <> ${partitions} THEN
    RAISE EXCEPTION 'The log has ${partitions} partitions, the writer is configured for %', p_partitions;
  END IF;

  FOR v_row IN
    SELECT p.partition, p.last_position FROM ${s}.log_partitions p
    WHERE p.partition IN (SELECT (x->>'partition')::integer FROM jsonb_array_elements(p_streams) x)
    ORDER BY p.partition FOR UPDATE
  LOOP
    v_last[v_row.partition] := v_row.last_position;
  END LOOP;

  FOR v_row IN
    SELECT x.ord, (x.stream->>'id')::uuid AS id, (x.stream->>'partition')::integer AS home,
           head.version AS head_version, head.partition AS head_partition
    FROM jsonb_array_elements(p_streams) WITH ORDINALITY x(stream, ord)
    LEFT JOIN LATERAL (
      SELECT e.version, e.partition FROM ${s}.events e
      WHERE e.stream_id = (x.stream->>'id')::uuid ORDER BY e.version DESC LIMIT 1
    ) head ON true
    ORDER BY x.ord
  LOOP
    IF v_row.head_partition <> v_row.home THEN
      RAISE EXCEPTION 'Stream % lives in partition % and was appended to partition %: its division or tenant changed',
        v_row.id, v_row.head_partition, v_row.home;
    END IF;
    v_streams[v_row.ord] := v_row.id;
    v_homes[v_row.ord] := v_row.home;
    v_versions[v_row.ord] := coalesce(v_row.head_version, 0);
  END LOOP;

  FOR v_row IN
    SELECT x.ord, (x.append->>'stream')::integer + 1 AS stream, (x.append->>'expected')::bigint AS expected,
           (x.append->>'count')::bigint AS count
    FROM jsonb_array_elements(p_appends) WITH ORDINALITY x(append, ord) ORDER BY x.ord
  LOOP
    IF v_versions[v_row.stream] = v_row.expected THEN
      v_firsts[v_row.ord] := v_last[v_homes[v_row.stream]] + 1;
      v_last[v_homes[v_row.stream]] := v_last[v_homes[v_row.stream]] + v_row.count;
      v_lasts[v_row.ord] := v_last[v_homes[v_row.stream]];
      v_versions[v_row.stream] := v_versions[v_row.stream] + v_row.count;
    ELSE
      v_firsts[v_row.ord] := NULL;
      v_lasts[v_row.ord] := NULL;
    END IF;
    v_results[v_row.ord] := v_versions[v_row.stream];
  END LOOP;

  INSERT INTO ${s}.events (partition, position, id, stream_id, version, type, schema_version, data, sealed,
                           tenant_id, division_id, actor, correlation_id, causation_id, occurred_at)
  SELECT v_homes[a.stream + 1], v_firsts[e.append + 1] + e.ordinal - 1, e.id, v_streams[a.stream + 1],
         a.expected + e.ordinal, e.type, e."schemaVersion", e.data, decode(e.sealed, 'base64'),
         a."tenantId", a."divisionId", a.actor, a."correlationId", a."causationId", a."occurredAt"
  FROM jsonb_to_recordset(p_events) AS e(append integer, ordinal integer, id uuid, type text,
                                         "schemaVersion" integer, data jsonb, sealed text)
  JOIN ROWS FROM (jsonb_to_recordset(p_appends) AS (stream integer, expected bigint, "tenantId" uuid, "divisionId" uuid,
    actor text, "correlationId" text, "causationId" text, "occurredAt" timestamptz)) WITH ORDINALITY
    AS a(stream, expected, "tenantId", "divisionId", actor, "correlationId", "causationId", "occurredAt", ord)
    ON a.ord = e.append + 1
  WHERE v_firsts[e.append + 1] IS NOT NULL
  ORDER BY e.append, e.ordinal;

  UPDATE ${s}.log_partitions p SET last_position = v_last[p.partition]
  WHERE v_last[p.partition] IS NOT NULL AND p.last_position <> v_last[p.partition];

  RETURN QUERY SELECT x.ord::integer, x.f, x.l, x.v FROM unnest(v_firsts, v_lasts, v_results) WITH ORDINALITY x(f, l, v, ord);
END $$`;
