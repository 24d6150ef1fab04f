-- An article that came in, got another text or another address is to be traced anew (lib/database/articles/find-duplicates.ts).
CREATE OR REPLACE FUNCTION ask_for_trace() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO article_trace (article_id, workspace_id, bands) VALUES (NEW.id, NEW.workspace_id, '{}')
  ON CONFLICT (article_id) DO UPDATE SET address_key = NULL, bands = '{}', signature = NULL;
  RETURN NULL;
END
$$;
