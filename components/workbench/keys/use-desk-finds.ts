import type { SpotlightActionData } from "@mantine/spotlight";
import { useEffect, useState } from "react";
import { STATUS_WORDS } from "@/components/look/claim-look";
import { useRatingOf, useWorkbench } from "@/components/open-article/workbench-context";
import { type AnswerOf, askApi } from "@/lib/client/ask-api";

const PAUSE_MS = 200;
/** So many of each kind are offered. */
const MOST = "5";

type Group = { readonly group: string; readonly actions: SpotlightActionData[] };

/** What the whole desk has for the words typed: articles, claims, people and sources. Each leads to its page. */
export function useDeskFinds(query: string): readonly Group[] {
  const { data, shown } = useWorkbench();
  const { slug } = data.desk;
  const typed = query.trim().slice(0, 200);
  const { articles, claims, hasFailed } = useAsked(slug, typed);
  const ratingOf = useRatingOf();
  if (typed === "") return [];
  const search = (id: string, label: string, part: string, value: string, description?: string) =>
    offer(id, label, `/w/${slug}/claims?${new URLSearchParams([[part, value]])}`, typed, description);
  const has = (words: string): boolean => words.toLowerCase().includes(typed.toLowerCase());
  const hosts = [...shown.claims.values()].flatMap(({ evidence }) =>
    evidence.flatMap(({ url }) => (URL.canParse(url) ? [new URL(url).hostname] : [])),
  );
  return [
    {
      group: "This desk",
      actions: [
        search(
          "find-all",
          `All claims with “${typed}”`,
          "q",
          typed,
          hasFailed ? "The desk does not answer now" : undefined,
        ),
      ],
    },
    {
      group: "Articles",
      actions: articles.map(({ id, title }) =>
        offer(`article-${id}`, title, `/w/${slug}/articles/${id}`, typed),
      ),
    },
    {
      group: "Claims of the desk",
      actions: claims.map(({ articleId, claimId, statement, quote, ruling, status, articleTitle }) => {
        const word =
          ruling === null ? STATUS_WORDS[status] : (ratingOf(ruling.rating)?.label ?? ruling.rating);
        const path = `/w/${slug}/articles/${articleId}#claim-${claimId}`;
        return offer(`desk-${claimId}`, statement ?? `“${quote}”`, path, typed, `${word} · ${articleTitle}`);
      }),
    },
    {
      group: "People",
      actions: data.members
        .filter(({ name }) => has(name))
        .map(({ userId, name }) =>
          search(`person-${userId}`, name, "person", userId, "Claims marked or settled"),
        ),
    },
    {
      group: "Sources",
      actions: [...new Set(hosts)]
        .filter(has)
        .map((host) => search(`source-${host}`, host, "source", host, "Claims that it is a source of")),
    },
  ].filter(({ actions }) => actions.length > 0);
}

/** Found by other words than its label has, so what was typed counts as one of its own. */
const offer = (
  id: string,
  label: string,
  path: string,
  typed: string,
  description?: string,
): SpotlightActionData => ({
  ...{ id, label, keywords: [typed], onClick: () => location.assign(path) },
  ...(description === undefined ? {} : { description }),
});

function useAsked(slug: string, typed: string) {
  const [answered, setAnswered] = useState(NOTHING);
  useEffect(() => {
    if (typed === "") return setAnswered(NOTHING);
    const leaving = new AbortController();
    const { signal } = leaving;
    const timer = setTimeout(async () => {
      const params = { slug };
      const [articles, claims] = await Promise.all([
        askApi("GET /api/v1/workspaces/{slug}/articles", {
          params,
          query: { search: typed, limit: MOST },
          signal,
        }),
        askApi("GET /api/v1/workspaces/{slug}/claims", { params, query: { q: typed, limit: MOST }, signal }),
      ]);
      if (signal.aborted) return;
      setAnswered({
        articles: articles.ok ? articles.value.articles : [],
        claims: claims.ok ? claims.value.claims : [],
        hasFailed: !articles.ok || !claims.ok,
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [slug, typed]);
  return answered;
}

type Line = { readonly id: string; readonly title: string };
type Found = AnswerOf<"GET /api/v1/workspaces/{slug}/claims">["claims"][number];

const NOTHING: {
  readonly articles: readonly Line[];
  readonly claims: readonly Found[];
  readonly hasFailed: boolean;
} = { articles: [], claims: [], hasFailed: false };
