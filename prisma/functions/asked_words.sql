-- What to look for, a row a word: its stems in each of the languages, or a pair of characters; and how many of all indexed texts have
-- it, as far as the planner's statistics know (0: few). A word that says nothing in one of the languages ("of") is left out where
-- others remain.
CREATE OR REPLACE FUNCTION asked_words(q text, languages regconfig[]) RETURNS TABLE (word text, share real) LANGUAGE plpgsql STABLE
SET client_min_messages = warning AS $$
BEGIN
  RETURN QUERY
  WITH common AS (
    SELECT known.lexeme, known.share
    FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs[1:cardinality(most_common_elems::text::text[])])
      AS known(lexeme, share)
    WHERE schemaname = current_schema() AND tablename = 'claim_words' AND attname = 'words'
  ), asked AS (
    SELECT plain_words(q) AS plain
  ), token AS (
    SELECT DISTINCT part AS said FROM asked, regexp_split_to_table(regexp_replace(plain,
      '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+', ' ', 'g'), '\s+') AS part
    WHERE part <> ''
  ), stem AS (
    SELECT said, plainto_tsquery(language, said) AS query, tsvector_to_array(to_tsvector(language, said)) AS lexemes
    FROM token, unnest(languages) AS language
  ), shared AS (
    SELECT said, max(common.share) AS share FROM stem, unnest(lexemes) AS each JOIN common ON common.lexeme = each GROUP BY said
  ), grouped AS (
    SELECT said, string_agg(DISTINCT '(' || query::text || ')', ' | ') FILTER (WHERE numnode(query) > 0) AS words,
      bool_or(numnode(query) = 0) AS says_little, coalesce(max(shared.share), 0) AS share
    FROM stem LEFT JOIN shared USING (said) GROUP BY said
  ), pair AS (
    SELECT pair, length(pair) = 1 AS is_single FROM asked, unnest(unspaced_pairs(plain)) AS pair
  )
  SELECT '(' || grouped.words || ')', grouped.share::real FROM grouped
    WHERE grouped.words IS NOT NULL
      AND (NOT says_little OR NOT EXISTS (SELECT FROM grouped AS other WHERE NOT other.says_little))
  UNION ALL
  SELECT quote_literal(pair) || CASE WHEN is_single THEN ':*' ELSE '' END, coalesce(common.share, 0)::real
    FROM pair LEFT JOIN common ON common.lexeme = pair
    WHERE NOT is_single OR NOT EXISTS (SELECT FROM pair AS longer WHERE NOT longer.is_single);
END
$$;
