-- Scripts that put no spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese) and Korean, whose words take endings: each
-- two characters side by side, and the last one of a run.
CREATE OR REPLACE FUNCTION unspaced_pairs(plain text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(DISTINCT substr(found.run[1], place, 2)), '{}')
  FROM regexp_matches(plain, '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+', 'g') AS found(run)
  CROSS JOIN generate_series(1, length(found.run[1])) AS place
$$;
