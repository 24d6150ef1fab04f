-- Search over all claims of a desk. pg_trgm and unaccent come with Postgres ("contrib") and are trusted: whoever may create in the
-- database may add them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- The index of before, over the letters as they stand.
DROP INDEX IF EXISTS "claim_words";

-- What is found of a claim, a row a part of it, kept by triggers in the transaction that changes the claim. It can always be made again.
CREATE TABLE "claim_words" (
    "article_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "words" tsvector NOT NULL,
    "plain" TEXT,

    CONSTRAINT "claim_words_pkey" PRIMARY KEY ("article_id", "claim_id", "part")
);

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

-- A text as it is compared: small letters without their accents.
CREATE OR REPLACE FUNCTION plain_words(given text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT lower(unaccent(normalize(given, NFC)))
$$;

-- Scripts that put no spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese) and Korean, whose words take endings: each
-- two characters side by side, and the last one of a run.
CREATE OR REPLACE FUNCTION unspaced_pairs(plain text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(DISTINCT substr(found.run[1], place, 2)), '{}')
  FROM regexp_matches(plain, '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+', 'g') AS found(run)
  CROSS JOIN generate_series(1, length(found.run[1])) AS place
$$;

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

-- Writes what is found of one part of a claim: `claim` (its statement and words, by whom), `ruling`, `sources`, and `judged`, which is
-- what an independent review may withhold (verdicts, what is made of evidence, why it was returned). A part without words has no row.
CREATE OR REPLACE FUNCTION index_claim_part(the_article uuid, the_claim uuid, the_part text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  of_article record;
  said text;
BEGIN
  SELECT workspace_id, search_language(language) AS language INTO of_article FROM article WHERE id = the_article;
  said := CASE the_part
    WHEN 'claim' THEN (SELECT concat_ws(E'\n', statement, left(quote, 5000), claimant) FROM claim
      WHERE article_id = the_article AND id = the_claim)
    WHEN 'ruling' THEN (SELECT left(ruling_rationale, 10000) FROM claim WHERE article_id = the_article AND id = the_claim)
    WHEN 'sources' THEN (SELECT string_agg(concat_ws(E'\n', title, publisher, author, left(excerpt, 2000), left(url, 500)), E'\n' ORDER BY place)
      FROM evidence WHERE article_id = the_article AND claim_id = the_claim)
    WHEN 'judged' THEN concat_ws(E'\n',
      (SELECT returned_reason FROM claim WHERE article_id = the_article AND id = the_claim),
      (SELECT string_agg(left(rationale, 5000), E'\n' ORDER BY place) FROM verdict WHERE article_id = the_article AND claim_id = the_claim),
      (SELECT string_agg(left(note, 2000), E'\n' ORDER BY place) FROM evidence WHERE article_id = the_article AND claim_id = the_claim))
  END;
  IF coalesce(said, '') = '' THEN
    DELETE FROM claim_words WHERE article_id = the_article AND claim_id = the_claim AND part = the_part;
    RETURN;
  END IF;
  said := plain_words(left(said, 50000));
  INSERT INTO claim_words (article_id, claim_id, part, workspace_id, words, plain)
    VALUES (the_article, the_claim, the_part, of_article.workspace_id, indexed_words(of_article.language, said),
      CASE the_part WHEN 'claim' THEN said END)
  ON CONFLICT (article_id, claim_id, part) DO UPDATE SET words = excluded.words, plain = excluded.plain;
END
$$;

-- A claim came or says something else: what is found of it is written with it.
CREATE OR REPLACE FUNCTION index_changed_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM index_claim_part(NEW.article_id, NEW.id, 'claim');
    IF NEW.ruling_rationale IS NOT NULL THEN
      PERFORM index_claim_part(NEW.article_id, NEW.id, 'ruling');
    END IF;
    IF NEW.returned_reason IS NOT NULL THEN
      PERFORM index_claim_part(NEW.article_id, NEW.id, 'judged');
    END IF;
    RETURN NULL;
  END IF;
  IF (OLD.statement, OLD.quote, OLD.claimant) IS DISTINCT FROM (NEW.statement, NEW.quote, NEW.claimant) THEN
    PERFORM index_claim_part(NEW.article_id, NEW.id, 'claim');
  END IF;
  IF OLD.ruling_rationale IS DISTINCT FROM NEW.ruling_rationale THEN
    PERFORM index_claim_part(NEW.article_id, NEW.id, 'ruling');
  END IF;
  IF OLD.returned_reason IS DISTINCT FROM NEW.returned_reason THEN
    PERFORM index_claim_part(NEW.article_id, NEW.id, 'judged');
  END IF;
  RETURN NULL;
END
$$;

-- A source came, went or says something else.
CREATE OR REPLACE FUNCTION index_changed_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before evidence := CASE WHEN TG_OP <> 'INSERT' THEN OLD END;
  after evidence := CASE WHEN TG_OP <> 'DELETE' THEN NEW END;
  the_article uuid := coalesce(after.article_id, before.article_id);
  the_claim uuid := coalesce(after.claim_id, before.claim_id);
BEGIN
  IF (before.url, before.title, before.publisher, before.author, before.excerpt)
      IS DISTINCT FROM (after.url, after.title, after.publisher, after.author, after.excerpt) THEN
    PERFORM index_claim_part(the_article, the_claim, 'sources');
  END IF;
  IF before.note IS DISTINCT FROM after.note THEN
    PERFORM index_claim_part(the_article, the_claim, 'judged');
  END IF;
  RETURN NULL;
END
$$;

-- A verdict came, went or says something else.
CREATE OR REPLACE FUNCTION index_changed_verdict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.rationale = NEW.rationale THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' THEN
    PERFORM index_claim_part(OLD.article_id, OLD.claim_id, 'judged');
  ELSE
    PERFORM index_claim_part(NEW.article_id, NEW.claim_id, 'judged');
  END IF;
  RETURN NULL;
END
$$;

-- An article is said to be in another language: the words of its claims have other stems.
CREATE OR REPLACE FUNCTION index_changed_language() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM index_claim_part(article_id, claim_id, part) FROM claim_words WHERE article_id = NEW.id;
  RETURN NULL;
END
$$;

INSERT INTO "claim_words" ("article_id", "claim_id", "part", "workspace_id", "words", "plain")
  SELECT said.article_id, said.claim_id, said.part, article.workspace_id, indexed_words(search_language(article.language), said.plain),
    CASE said.part WHEN 'claim' THEN said.plain END
  FROM (
    SELECT article_id, id AS claim_id, 'claim' AS part, plain_words(concat_ws(E'\n', statement, left(quote, 5000), claimant)) AS plain FROM claim
    UNION ALL
    SELECT article_id, id, 'ruling', plain_words(left(ruling_rationale, 10000)) FROM claim
    UNION ALL
    SELECT article_id, claim_id, 'sources', plain_words(left(string_agg(
      concat_ws(E'\n', title, publisher, author, left(excerpt, 2000), left(url, 500)), E'\n' ORDER BY place), 50000))
      FROM evidence GROUP BY article_id, claim_id
    UNION ALL
    SELECT article_id, claim_id, 'judged', plain_words(left(string_agg(judgement, E'\n'), 50000)) FROM (
      SELECT article_id, id AS claim_id, returned_reason AS judgement FROM claim
      UNION ALL SELECT article_id, claim_id, left(rationale, 5000) FROM verdict
      UNION ALL SELECT article_id, claim_id, left(note, 2000) FROM evidence
    ) AS judged GROUP BY article_id, claim_id
  ) AS said JOIN article ON article.id = said.article_id
  WHERE coalesce(said.plain, '') <> '';

CREATE INDEX "claim_words_words_idx" ON "claim_words" USING GIN ("words") WITH (gin_pending_list_limit = 1024);
CREATE INDEX "claim_words_plain_idx" ON "claim_words" USING GIN ("plain" gin_trgm_ops) WITH (gin_pending_list_limit = 1024);

CREATE TRIGGER claim_is_indexed AFTER INSERT OR UPDATE ON claim FOR EACH ROW EXECUTE FUNCTION index_changed_claim();
CREATE TRIGGER evidence_is_indexed AFTER INSERT OR UPDATE OR DELETE ON evidence FOR EACH ROW EXECUTE FUNCTION index_changed_evidence();
CREATE TRIGGER verdict_is_indexed AFTER INSERT OR UPDATE OR DELETE ON verdict FOR EACH ROW EXECUTE FUNCTION index_changed_verdict();
CREATE TRIGGER language_is_indexed AFTER UPDATE OF language ON article FOR EACH ROW
  WHEN (OLD.language IS DISTINCT FROM NEW.language) EXECUTE FUNCTION index_changed_language();
