import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NewArticles } from "@/components/new-article/new-articles";
import { isAllowed } from "@/lib/domain/permission";
import { environment } from "@/lib/env";
import { enterWorkspace } from "../../enter-workspace";

export const metadata: Metadata = { title: "New articles" };

type Props = { readonly params: Promise<{ readonly slug: string }> };

export default async function NewArticlesPage({ params }: Props) {
  const { access, userName } = await enterWorkspace((await params).slug, "/new/many");
  if (!isAllowed(access.role, "import-article")) notFound();
  return (
    <NewArticles
      slug={access.slug}
      deskName={access.name}
      userId={access.actor}
      userName={userName}
      opensLinks={environment().ASSAY_FETCH !== "off"}
    />
  );
}
