-- Makes keep_TABLE(article, rows), which writes rows as they are given, over those that have their key. Its columns are read from the
-- catalog at each start, after the migrations: what lib/database/ledger/review-rows.ts says of a row is kept with nothing to write here.
CREATE OR REPLACE FUNCTION make_row_keeper(of_table regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  of_key smallint[] := (SELECT conkey FROM pg_constraint WHERE conrelid = of_table AND contype = 'p');
  key_columns text;
  other_columns text;
  others_given text;
BEGIN
  SELECT string_agg(quote_ident(attname), ', ') FILTER (WHERE attnum = ANY (of_key)),
      string_agg(quote_ident(attname), ', ') FILTER (WHERE attnum <> ALL (of_key)),
      string_agg('excluded.' || quote_ident(attname), ', ') FILTER (WHERE attnum <> ALL (of_key))
    INTO key_columns, other_columns, others_given
    FROM pg_attribute WHERE attrelid = of_table AND attnum > 0 AND NOT attisdropped;
  EXECUTE format(
    $keeper$
      CREATE OR REPLACE FUNCTION keep_%1$s(the_article uuid, given jsonb) RETURNS void LANGUAGE plpgsql AS $body$
      BEGIN
        INSERT INTO %1$s
          SELECT * FROM jsonb_populate_recordset(
            jsonb_populate_record(NULL::%1$s, jsonb_build_object('article_id', the_article)), given
          )
        ON CONFLICT (%2$s) DO UPDATE SET (%3$s) = ROW(%4$s);
      END
      $body$
    $keeper$,
    of_table, key_columns, other_columns, others_given
  );
END
$$;

SELECT make_row_keeper(of_table) FROM unnest('{claim, verdict, evidence, comment}'::regclass[]) AS of_table;
