-- Counts the claims of an edition from the JSON that is kept with it. It is read as json, not jsonb: one that was kept by an
-- older version is never refused for a character in a field that is not counted.
CREATE OR REPLACE FUNCTION tally_report(report uuid, written text) RETURNS void LANGUAGE sql AS $$
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
