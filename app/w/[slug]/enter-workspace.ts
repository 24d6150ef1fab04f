import { notFound } from "next/navigation";
import { cache } from "react";
import { openWorkspace, type WorkspaceAccess } from "@/lib/database/access";
import { actorNames } from "@/lib/database/people/names";
import { requirePageCaller } from "@/lib/http/sign-in/page-caller";

/** Proof that the person may be in the workspace, and their name. Others sign in first, or find nothing here. */
export const enterWorkspace = cache(
  async (slug: string, path = ""): Promise<{ access: WorkspaceAccess; userName: string }> => {
    const access = await openWorkspace(
      await requirePageCaller(`/w/${encodeURIComponent(slug)}${path}`),
      slug,
    );
    if (!access.ok && access.failure.kind === "unavailable") throw new Error(access.failure.detail);
    if (!access.ok) notFound();
    const names = await actorNames(access.value);
    return { access: access.value, userName: (names.ok && names.value.get(access.value.actor)) || "You" };
  },
);
