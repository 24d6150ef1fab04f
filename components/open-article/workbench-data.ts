import type { ActorId, ArticleId, RevisionId } from "@/lib/domain/ids";
import type { RatingScale } from "@/lib/domain/rating";
import type { Role } from "@/lib/domain/role";
import type { WorkspaceSettings } from "@/lib/domain/workspace-settings";
import type { DecideContext } from "@/lib/ledger/kinds/decide-context";
import type { PackedReview } from "@/lib/ledger/review/packed-review";
import type { ProseMirrorJson } from "@/lib/text/document-json";

/** The article as the screen shows it. */
export type WorkbenchArticle = {
  readonly id: ArticleId;
  readonly title: string;
  readonly byline: string | null;
  readonly publisher: string | null;
  readonly sourceUrl: string | null;
  readonly publishedAt: string | null;
  readonly language: string | null;
  readonly direction: "ltr" | "rtl";
  readonly words: number;
  /** When it was put out of the desk's list, RFC 3339; null while it is in it. */
  readonly archivedAt: string | null;
  readonly revisionId: RevisionId;
  readonly document: ProseMirrorJson;
};

/** A person who can be given a claim. */
export type WorkbenchMember = { readonly userId: ActorId; readonly name: string };

/** An export that the menu offers. */
export type ExportChoice = {
  readonly format: string;
  readonly label: string;
  /** No edition is offered in it. */
  readonly isForDesk: boolean;
};

/** Everything that the server hands to the workbench. `names` has everyone who ever acted here. */
export type WorkbenchData = {
  readonly article: WorkbenchArticle;
  readonly desk: {
    readonly slug: string;
    readonly name: string;
    readonly scale: RatingScale;
    readonly settings: WorkspaceSettings;
  };
  readonly me: { readonly id: ActorId; readonly role: Role };
  readonly members: readonly WorkbenchMember[];
  readonly names: ReadonlyMap<string, string>;
  readonly review: PackedReview;
  readonly exports: readonly ExportChoice[];
  /** The server's clock at rendering, RFC 3339, so that "2 h ago" is the same in both places. */
  readonly now: string;
};

/**
 * What this screen's commands are decided on in the browser; `text` is the canonical text of the article, `roleNow`
 * tells the person's role, which can change while they work.
 */
export function decideContextOf(
  data: Pick<WorkbenchData, "desk" | "me" | "members"> & {
    readonly article: Pick<WorkbenchArticle, "revisionId">;
  },
  text: string,
  roleNow: () => Role,
): (at: string) => DecideContext {
  const { article, desk, me, members } = data;
  const revision = { id: article.revisionId, text };
  const { scale, settings } = desk;
  const memberIds = new Set(members.map((member) => member.userId));
  // Only the server has the texts of earlier revisions and makes new ones: what asks for them is for it to decide.
  const earlierTexts = new Map<RevisionId, string>();
  return (at) => ({
    ...{ actor: me.id, role: roleNow(), at, scale, settings, memberIds, revision, earlierTexts },
    rewordedTexts: null,
    committed: null,
  });
}
