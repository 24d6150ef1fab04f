-- How an article is reviewed is written by the append, as every other row (prisma/functions/append_to_ledger.sql).
DROP TRIGGER ledger_entry_keeps_review_mode ON ledger_entry;
DROP FUNCTION keep_review_mode();
