-- The words of a text in plain letters (plain_words), as they are found: by their stems, and unspaced scripts by pairs of characters.
CREATE OR REPLACE FUNCTION indexed_words(language regconfig, plain text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF plain ~ '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]' THEN
    RETURN array_to_tsvector(unspaced_pairs(plain)) || to_tsvector(language, regexp_replace(plain,
      '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+', ' ', 'g'));
  END IF;
  RETURN to_tsvector(language, plain);
END
$$;
