-- How words of a language are brought to their stems: what Postgres has for the first part of its tag, else nothing but small letters.
CREATE OR REPLACE FUNCTION search_language(tag text) RETURNS regconfig LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce((
    '{"ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "da": "danish", "nl": "dutch", "en": "english", "fi": "finnish",
      "fr": "french", "de": "german", "el": "greek", "hi": "hindi", "hu": "hungarian", "id": "indonesian", "ga": "irish", "it": "italian",
      "lt": "lithuanian", "ne": "nepali", "nb": "norwegian", "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
      "ru": "russian", "sr": "serbian", "es": "spanish", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish"}'::jsonb
    ->> lower(split_part(tag, '-', 1))
  ), 'simple')::regconfig
$$;
