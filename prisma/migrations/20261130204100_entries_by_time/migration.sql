-- What happened on a whole desk is read newest first.
CREATE INDEX "ledger_entry_at_idx" ON "ledger_entry"("at");
