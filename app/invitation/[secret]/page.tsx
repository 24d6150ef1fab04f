import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AcceptInvitation, type Invited } from "@/components/sign-in/accept-invitation";
import { openWorkspace } from "@/lib/database/access";
import { readInvitation } from "@/lib/database/people/invitations";
import { findUser } from "@/lib/database/people/users";
import { pageCaller } from "@/lib/http/sign-in/page-caller";

export const metadata: Metadata = { title: "Invitation", robots: { index: false } };

type Props = { readonly params: Promise<{ readonly secret: string }> };

export default async function InvitationPage({ params }: Props) {
  const { secret } = await params;
  const invitation = await readInvitation(secret);
  if (!invitation.ok && invitation.failure.kind === "unavailable") throw new Error(invitation.failure.detail);
  if (!invitation.ok) notFound();
  const { workspaceName, slug, role, expiresAt } = invitation.value;
  return (
    <AcceptInvitation
      secret={secret}
      deskName={workspaceName}
      slug={slug}
      role={role}
      expiresAt={expiresAt}
      invited={await whoOpens(slug)}
    />
  );
}

async function whoOpens(slug: string): Promise<Invited> {
  const caller = await pageCaller();
  if (caller?.kind !== "user") return { kind: "nobody" };
  const user = await findUser(caller.userId);
  if (!user.ok) return { kind: "nobody" };
  const { name } = user.value;
  const access = await openWorkspace(caller, slug);
  return access.ok ? { kind: "member", name, role: access.value.role } : { kind: "newcomer", name };
}
