import type { WorkspaceAccess } from "@/lib/database/access";
import { listMembers } from "@/lib/database/people/members";
import { changeSettings } from "@/lib/database/people/workspaces";
import { ok } from "@/lib/domain/result";
import type { WorkspaceSettings } from "@/lib/domain/workspace-settings";
import { handle, serve } from "@/lib/http/door/handle";
import { API } from "@/lib/http/routes/api-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: handle(API.readWorkspace, async ({ access }) => present(access, access.settings)),
  PATCH: handle(API.changeWorkspace, async ({ access, body }) => {
    const changed = await changeSettings(access, body.settings);
    return changed.ok ? present(access, changed.value) : changed;
  }),
});

async function present(access: WorkspaceAccess, settings: WorkspaceSettings) {
  const members = await listMembers(access);
  const { slug, name, scale } = access;
  return members.ok ? ok({ slug, name, ratings: scale, members: members.value, settings }) : members;
}
