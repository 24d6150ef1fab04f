import type { RevisionId } from "@/lib/domain/ids";
import type { Role } from "@/lib/domain/role";
import type { DecideContext } from "@/lib/ledger/kinds/decide-context";
import type { WorkbenchData } from "./workbench-data";

/**
 * What this screen's commands are decided on in the browser; `text` is the canonical text of the article, `roleNow`
 * tells the person's role, which can change while they work.
 */
export function decideContextOf(
  data: WorkbenchData,
  text: string,
  roleNow: () => Role,
): (at: string) => DecideContext {
  const { article, desk, me, members } = data;
  const revision = { id: article.revisionId, text };
  const { scale, settings } = desk;
  const memberIds = new Set(members.map((member) => member.userId));
  // Only the server has the texts of earlier revisions: what asks about them is for it to decide.
  const earlierTexts = new Map<RevisionId, string>();
  return (at) => ({ actor: me.id, role: roleNow(), at, scale, settings, memberIds, revision, earlierTexts });
}
