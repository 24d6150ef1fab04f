import type { Role } from "../../domain/role";
import { askApi } from "../ask-api";

/** The role that one has at a desk now; null when the server could not be asked or one does not belong there. */
export async function fetchRole(slug: string): Promise<Role | null> {
  const me = await askApi("GET /api/v1/me");
  if (!me.ok) return null;
  return me.value.workspaces.find((each) => each.slug === slug)?.role ?? null;
}
