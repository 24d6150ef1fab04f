import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ArticleHistory } from "@/components/history/article-history";
import { requirePageCaller } from "@/lib/http/sign-in/page-caller";
import { readHistory } from "./read-history";

type Props = { readonly params: Promise<{ readonly slug: string; readonly id: string }> };

export const metadata: Metadata = { title: "History" };

export default async function HistoryPage({ params }: Props) {
  const { slug, id } = await params;
  const caller = await requirePageCaller(`/w/${slug}/articles/${id}/history`);
  const history = await readHistory(caller, slug, id);
  if (history === null) notFound();
  return <ArticleHistory {...history} />;
}
