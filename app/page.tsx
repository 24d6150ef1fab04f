import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EmptyInstallation } from "@/components/desk/empty-installation";
import { listWorkspaces } from "@/lib/database/people/workspaces";
import { requirePageCaller } from "@/lib/http/sign-in/page-caller";

export const metadata: Metadata = { title: "No desk yet" };

/** The way in: the first desk that one may enter. */
export default async function HomePage() {
  const caller = await requirePageCaller("/");
  const workspaces = await listWorkspaces(caller);
  if (!workspaces.ok) throw new Error("The database does not answer.");
  const [first] = workspaces.value;
  if (first !== undefined) redirect(`/w/${first.slug}`);
  return <EmptyInstallation />;
}
