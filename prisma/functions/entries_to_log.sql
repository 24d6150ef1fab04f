-- Entries of a workspace that its log has not taken yet, the first ones, numbered in the order in which they were committed.
-- Within one ledger that is the order of seq, also where a clock went backwards. Each ledger is looked up by its own
-- index, and no more of it than is asked for: this is asked after every change, and again and again of a long ledger that waits.
CREATE OR REPLACE FUNCTION entries_to_log(desk uuid, named uuid[], most int)
RETURNS TABLE (place bigint, article_id uuid, seq int, hash text) LANGUAGE sql STABLE AS $$
  SELECT row_number() OVER (ORDER BY committed, entry.article_id, entry.seq), entry.article_id, entry.seq, entry.hash
  FROM (
    SELECT ledger.article_id, each.seq, each.hash, max(each.at) OVER (PARTITION BY ledger.article_id ORDER BY each.seq) AS committed
    FROM behind_in_log(named) AS ledger
    CROSS JOIN LATERAL (
      SELECT seq, at, hash FROM ledger_entry WHERE ledger_entry.article_id = ledger.article_id AND seq > ledger.taken
      UNION ALL
      SELECT seq, at, hash FROM desk_entry WHERE desk_entry.workspace_id = ledger.article_id AND seq > ledger.taken
      ORDER BY seq LIMIT most
    ) AS each
    WHERE ledger.workspace_id = desk
  ) AS entry
  ORDER BY 1 LIMIT most
$$;
