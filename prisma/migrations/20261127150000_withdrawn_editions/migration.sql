-- A withdrawn edition's row never changes: that it was withdrawn stands in the ledger alone, where every look at a published
-- page finds it by this index of a few entries.
CREATE INDEX ledger_entry_withdrawals ON ledger_entry (article_id) WHERE type = 'edition-withdrawn';
