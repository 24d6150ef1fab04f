-- How an article is reviewed, as its last `review-mode-set` entry says.
ALTER TABLE "article" ADD COLUMN     "hides_names" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "required_verdicts" INTEGER NOT NULL DEFAULT 2,
ADD COLUMN     "review_mode" TEXT NOT NULL DEFAULT 'open';

-- Kept by the entry itself, in the transaction that appends it.
CREATE FUNCTION keep_review_mode() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE article
    SET review_mode = NEW.data->>'mode', required_verdicts = (NEW.data->>'requiredVerdicts')::int,
      hides_names = (NEW.data->>'hidesNames')::boolean
    WHERE id = NEW.article_id;
  RETURN NULL;
END
$$;

CREATE TRIGGER ledger_entry_keeps_review_mode AFTER INSERT ON ledger_entry
  FOR EACH ROW WHEN (NEW.type = 'review-mode-set') EXECUTE FUNCTION keep_review_mode();
