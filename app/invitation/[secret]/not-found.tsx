import type { Metadata } from "next";
import { DeadInvitation } from "@/components/sign-in/dead-invitation";

export const metadata: Metadata = { title: "Invitation" };

export default function DeadInvitationPage() {
  return <DeadInvitation />;
}
