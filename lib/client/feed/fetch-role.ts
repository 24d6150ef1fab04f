import type { Role } from "../../domain/role";

/** The role that one has at a desk now; null when the server could not be asked or one does not belong there. */
export async function fetchRole(slug: string): Promise<Role | null> {
  try {
    const answer = await fetch("/api/v1/me", { headers: { Accept: "application/json" } });
    if (!answer.ok) return null;
    const me: { readonly workspaces: readonly { readonly slug: string; readonly role: Role }[] } =
      await answer.json();
    return me.workspaces.find((each) => each.slug === slug)?.role ?? null;
  } catch (failure) {
    if (failure instanceof TypeError || failure instanceof SyntaxError) return null;
    throw failure;
  }
}
