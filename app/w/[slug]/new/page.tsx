import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NewArticle } from "@/components/new-article/new-article";
import { isAllowed } from "@/lib/domain/permission";
import { environment } from "@/lib/env";
import { enterWorkspace } from "../enter-workspace";

export const metadata: Metadata = { title: "New article" };

type Props = { readonly params: Promise<{ readonly slug: string }> };

export default async function NewArticlePage({ params }: Props) {
  const { access, userName } = await enterWorkspace((await params).slug, "/new");
  if (!isAllowed(access.role, "import-article")) notFound();
  return (
    <NewArticle
      slug={access.slug}
      deskName={access.name}
      userId={access.actor}
      userName={userName}
      opensLinks={environment().ASSAY_FETCH !== "off"}
    />
  );
}
