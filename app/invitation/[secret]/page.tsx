import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AcceptInvitation } from "@/components/desk/accept-invitation";
import { readInvitation } from "@/lib/database/invitations";
import { findUser } from "@/lib/database/users";
import { pageCaller } from "@/lib/http/page-caller";

export const metadata: Metadata = { title: "Invitation", robots: { index: false } };

type Props = { readonly params: Promise<{ readonly secret: string }> };

export default async function InvitationPage({ params }: Props) {
  const { secret } = await params;
  const invitation = await readInvitation(secret);
  if (!invitation.ok && invitation.failure.kind === "unavailable") throw new Error(invitation.failure.detail);
  if (!invitation.ok) notFound();
  const { workspaceName, role, expiresAt } = invitation.value;
  return (
    <AcceptInvitation
      secret={secret}
      deskName={workspaceName}
      role={role}
      expiresAt={expiresAt}
      userName={await signedInName()}
    />
  );
}

async function signedInName(): Promise<string | null> {
  const caller = await pageCaller();
  if (caller?.kind !== "user") return null;
  const user = await findUser(caller.userId);
  return user.ok ? user.value.name : null;
}
