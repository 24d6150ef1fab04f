-- How many claims of an edition were settled in which month with which rating, by whose claim it is: what the desk's public
-- list draws, without reading the editions' JSON for every reader. Without a rating: claims that stand without a ruling.
CREATE TABLE "report_tally" (
    "report_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "month" DATE,
    "rating" TEXT,
    "claimant" TEXT,
    "claims" INTEGER NOT NULL,

    CONSTRAINT "report_tally_pkey" PRIMARY KEY ("report_id","place")
);

-- AddForeignKey
ALTER TABLE "report_tally" ADD CONSTRAINT "report_tally_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Counts the claims of an edition from the JSON that is kept with it. It is read as json, not jsonb: one that was kept by an
-- older version is never refused for a character in a field that is not counted.
CREATE FUNCTION tally_report(report uuid, written text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO report_tally (report_id, place, month, rating, claimant, claims)
    SELECT report, row_number() OVER (ORDER BY month, rating, claimant), month, rating, claimant, claims
    FROM (
      SELECT date_trunc('month', (claim->'ruling'->>'at')::timestamptz AT TIME ZONE 'UTC')::date AS month,
        claim->'ruling'->>'rating' AS rating,
        NULLIF(btrim(regexp_replace(claim->>'claimant', '\s+', ' ', 'g')), '') AS claimant,
        count(*)::int AS claims
      FROM json_array_elements(written::json->'claims') AS claim
      WHERE claim->>'status' <> 'withdrawn'
      GROUP BY 1, 2, 3
    ) AS counted
$$;

CREATE FUNCTION tally_published_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tally_report(NEW.id, NEW.json);
  RETURN NULL;
END
$$;

-- With the edition, in its statement, both or none.
CREATE TRIGGER report_is_tallied AFTER INSERT ON report
  FOR EACH ROW EXECUTE FUNCTION tally_published_report();

-- Those that are published already.
SELECT tally_report(id, json) FROM report;
