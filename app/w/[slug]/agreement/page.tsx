import type { Metadata } from "next";
import { Agreement } from "@/components/agreement/agreement";
import { DatabaseUnavailable } from "@/lib/database/unavailable";
import { gatherWorkspaceAgreement } from "@/lib/http/agreement/gather-agreement";
import { enterWorkspace } from "../enter-workspace";

export const metadata: Metadata = { title: "Agreement" };

type Props = { readonly params: Promise<{ readonly slug: string }> };

export default async function DeskAgreementPage({ params }: Props) {
  const { access, userName } = await enterWorkspace((await params).slug, "/agreement");
  const agreement = await gatherWorkspaceAgreement(access);
  if (!agreement.ok) throw new DatabaseUnavailable("The database does not answer.");
  return (
    <Agreement
      crumbs={[{ label: access.name, href: `/w/${access.slug}` }, { label: "Agreement" }]}
      of="desk"
      agreement={agreement.value}
      scale={access.scale}
      csvHref={`/api/v1/workspaces/${access.slug}/agreement?format=csv`}
      user={{ name: userName, settingsHref: `/w/${access.slug}/settings` }}
    />
  );
}
