import type { RevisionId } from "@/lib/domain/ids";
import type { DecideContext } from "@/lib/ledger/decide-context";
import type { WorkbenchData } from "./workbench-data";

/** What this screen's commands are decided on in the browser; `text` is the canonical text of the article. */
export function decideContextOf(data: WorkbenchData, text: string): (at: string) => DecideContext {
  const { article, desk, me, members } = data;
  const revision = { id: article.revisionId, text };
  const { scale, settings } = desk;
  const memberIds = new Set(members.map((member) => member.userId));
  // Only the server has the texts of earlier revisions: what asks about them is for it to decide.
  const earlierTexts = new Map<RevisionId, string>();
  return (at) => ({ actor: me.id, role: me.role, at, scale, settings, memberIds, revision, earlierTexts });
}
