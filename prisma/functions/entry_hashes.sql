-- The hashes of entries as their ledgers have them now. A ledger of another kind is another part of the union.
CREATE OR REPLACE FUNCTION entry_hashes(articles uuid[], seqs int[]) RETURNS TABLE (article_id uuid, seq int, hash text)
LANGUAGE sql STABLE AS $$
  SELECT entry.article_id, entry.seq, entry.hash
  FROM ledger_entry AS entry JOIN unnest(articles, seqs) AS wanted (article_id, seq) USING (article_id, seq)
$$;
