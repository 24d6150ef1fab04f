import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Agreement } from "@/components/agreement/agreement";
import { openArticle } from "@/lib/database/access";
import { readArticle } from "@/lib/database/articles/articles";
import { DatabaseUnavailable } from "@/lib/database/unavailable";
import { gatherArticleAgreement } from "@/lib/http/agreement/gather-agreement";
import { requirePageCaller } from "@/lib/http/sign-in/page-caller";
import { enterWorkspace } from "../../../enter-workspace";

export const metadata: Metadata = { title: "Agreement" };

type Props = { readonly params: Promise<{ readonly slug: string; readonly id: string }> };

export default async function ArticleAgreementPage({ params }: Props) {
  const { slug, id } = await params;
  const caller = await requirePageCaller(`/w/${slug}/articles/${id}/agreement`);
  const { userName } = await enterWorkspace(slug);
  const opened = await openArticle(caller, id);
  if (!opened.ok && opened.failure.kind === "unavailable")
    throw new DatabaseUnavailable(opened.failure.detail);
  if (!opened.ok || opened.value.slug !== slug) notFound();
  const access = opened.value;
  const [article, agreement] = await Promise.all([readArticle(access), gatherArticleAgreement(access)]);
  if (!article.ok || !agreement.ok) throw new DatabaseUnavailable("The database does not answer.");
  return (
    <Agreement
      crumbs={[
        { label: access.name, href: `/w/${slug}` },
        { label: article.value.title, href: `/w/${slug}/articles/${id}` },
        { label: "Agreement" },
      ]}
      of="article"
      agreement={agreement.value}
      scale={access.scale}
      csvHref={`/api/v1/articles/${id}/agreement?format=csv`}
      user={{ name: userName, settingsHref: `/w/${slug}/settings` }}
    />
  );
}
