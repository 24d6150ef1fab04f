import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ArticleHistory } from "@/components/history/article-history";
import { requirePageCaller } from "@/lib/http/sign-in/page-caller";
import { readHistory } from "./read-history";

type Props = {
  readonly params: Promise<{ readonly slug: string; readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export const metadata: Metadata = { title: "History" };

export default async function HistoryPage({ params, searchParams }: Props) {
  const { slug, id } = await params;
  const caller = await requirePageCaller(`/w/${slug}/articles/${id}/history`);
  const data = await readHistory(caller, slug, id, searchOf(await searchParams));
  if (data === null) notFound();
  return <ArticleHistory data={data} />;
}

/** What the address asks, each thing once. */
function searchOf(said: Awaited<Props["searchParams"]>): string {
  const once = Object.entries(said).flatMap(([key, value]) => {
    const first = Array.isArray(value) ? value[0] : value;
    return first === undefined ? [] : [[key, first]];
  });
  return new URLSearchParams(once).toString();
}
