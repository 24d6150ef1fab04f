-- The hashes of entries as their ledgers, articles' and desks', have them now, each looked up by itself: a ledger may be long.
CREATE OR REPLACE FUNCTION entry_hashes(articles uuid[], seqs int[]) RETURNS TABLE (article_id uuid, seq int, hash text)
LANGUAGE sql STABLE AS $$
  SELECT wanted.article_id, wanted.seq, each.hash
  FROM unnest(articles, seqs) AS wanted (article_id, seq)
  CROSS JOIN LATERAL (
    SELECT hash FROM ledger_entry WHERE ledger_entry.article_id = wanted.article_id AND ledger_entry.seq = wanted.seq
    UNION ALL
    SELECT hash FROM desk_entry WHERE desk_entry.workspace_id = wanted.article_id AND desk_entry.seq = wanted.seq
  ) AS each
$$;
