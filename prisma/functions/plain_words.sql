-- A text as it is compared: small letters without their accents.
CREATE OR REPLACE FUNCTION plain_words(given text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT lower(unaccent(normalize(given, NFC)))
$$;
