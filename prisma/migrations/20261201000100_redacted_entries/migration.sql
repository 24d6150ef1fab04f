-- What an entry said can be removed by order of law: its data by a stand-in, its salt by nothing, and never its hashes.
-- `redacted_by` is the later entry that says so.
ALTER TABLE "ledger_entry" ALTER COLUMN "salt" DROP NOT NULL,
  ADD COLUMN "redacted_by" INTEGER;
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_redacted"
  CHECK (("redacted_by" IS NULL) = ("salt" IS NOT NULL) AND ("redacted_by" IS NULL OR "redacted_by" > "seq"));

CREATE TRIGGER ledger_entry_is_whole_at_first BEFORE INSERT ON ledger_entry
  FOR EACH ROW WHEN (NEW.redacted_by IS NOT NULL) EXECUTE FUNCTION refuse_ledger_rewrite();
