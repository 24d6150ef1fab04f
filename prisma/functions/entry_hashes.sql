-- The hashes of entries as their ledgers, articles' and desks', have them now.
CREATE OR REPLACE FUNCTION entry_hashes(articles uuid[], seqs int[]) RETURNS TABLE (article_id uuid, seq int, hash text)
LANGUAGE sql STABLE AS $$
  SELECT entry.article_id, entry.seq, entry.hash
  FROM ledger_entry AS entry JOIN unnest(articles, seqs) AS wanted (article_id, seq) USING (article_id, seq)
  UNION ALL
  SELECT entry.workspace_id, entry.seq, entry.hash
  FROM desk_entry AS entry JOIN unnest(articles, seqs) AS wanted (workspace_id, seq) USING (workspace_id, seq)
$$;
