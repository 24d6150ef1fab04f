-- Ledgers whose log has not taken all of their entries, with the last that it took: of all, or those named. A desk's own
-- ledger goes by the desk's id.
CREATE OR REPLACE FUNCTION behind_in_log(named uuid[]) RETURNS TABLE (workspace_id uuid, article_id uuid, taken int)
LANGUAGE sql STABLE AS $$
  SELECT ledger.workspace_id, ledger.id, ledger.taken
  FROM (
    SELECT article.workspace_id, article.id, article.head_seq, coalesce(
      (SELECT max(leaf.seq) FROM log_leaf AS leaf WHERE leaf.article_id = article.id), 0) AS taken
    FROM article WHERE named IS NULL OR article.id = ANY (named)
    UNION ALL
    SELECT desk.id, desk.id, desk.head_seq, coalesce(
      (SELECT max(leaf.seq) FROM log_leaf AS leaf WHERE leaf.article_id = desk.id), 0)
    FROM workspace AS desk WHERE named IS NULL OR desk.id = ANY (named)
  ) AS ledger
  WHERE ledger.head_seq > ledger.taken
$$;
