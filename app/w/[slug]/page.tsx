import type { Metadata } from "next";
import type { DeskQuery } from "@/components/desk/article-summary";
import { Desk } from "@/components/desk/desk";
import { ARTICLE_PROGRESS, listArticles } from "@/lib/database/lists/list-articles";
import { countWork } from "@/lib/database/lists/read-work";
import { enterWorkspace } from "./enter-workspace";

type Search = Readonly<Record<string, string | string[] | undefined>>;
type Props = { readonly params: Promise<{ readonly slug: string }>; readonly searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { access } = await enterWorkspace((await params).slug);
  return { title: access.name };
}

export default async function DeskPage({ params, searchParams }: Props) {
  const query = readQuery(await searchParams);
  const { access, userName } = await enterWorkspace((await params).slug);
  const { search, status } = query;
  const [page, waiting] = await Promise.all([
    listArticles(access, { search, status: status === "" ? undefined : status }),
    countWork(access),
  ]);
  const isEmpty = page.ok && page.value.articles.length === 0 && search === "" && status === "";
  const archived = isEmpty ? await listArticles(access, { status: "archived", limit: 1 }) : null;
  if (!page.ok || !waiting.ok || archived?.ok === false) throw new Error("The database does not answer.");
  return (
    <Desk
      slug={access.slug}
      name={access.name}
      role={access.role}
      userName={userName}
      scale={access.scale}
      query={query}
      page={{ articles: [...page.value.articles], nextCursor: page.value.nextCursor }}
      now={new Date().toISOString()}
      waiting={waiting.value}
      hasArchived={archived !== null && archived.value.articles.length > 0}
    />
  );
}

function readQuery({ search, status }: Search): DeskQuery {
  return {
    search: typeof search === "string" ? search.replaceAll("\u0000", "").slice(0, 200).toWellFormed() : "",
    status: ARTICLE_PROGRESS.find((each) => each === status) ?? "",
  };
}
