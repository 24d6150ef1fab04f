import { say } from "@/components/look/say";
import { barsHeight } from "@/components/open-article/bars";
import { focusClaim, showLikes } from "@/components/open-article/focus-claim";
import { isLost } from "@/components/open-article/in-tray";
import type { MountedArticle } from "@/components/open-article/mount-article";
import type { OpenForm } from "@/components/open-article/screen-state";
import { startOf } from "@/components/open-article/text-order";
import { isDone, type useAct } from "@/components/open-article/use-send";
import type { useMay, Workbench } from "@/components/open-article/workbench-context";
import type { WorkbenchData } from "@/components/open-article/workbench-data";
import { newId } from "@/lib/client/new-id";
import type { Claim } from "@/lib/domain/claim";
import type { ClaimId } from "@/lib/domain/ids";
import type { EventNames } from "@/lib/ledger/kinds/event-kind";
import { doAgain, type TakenBack, takeBack } from "./take-back";

type Range = { readonly start: number; readonly end: number };

/** What a key, the menu of everything or a button can ask of the workbench. */
export type WorkbenchCommands = {
  /** Marks words as a claim, and opens it to be written on or only shown; while a claim looks for its words, puts it there. */
  readonly mark: (range: Range | null, then: "write" | "show") => void;
  readonly step: (by: 1 | -1) => void;
  readonly open: (claimId: ClaimId) => void;
  readonly form: (kind: OpenForm["kind"]) => void;
  /** Shows the claims like the open one. */
  readonly likes: () => void;
  readonly takeBack: () => void;
  readonly doAgain: () => void;
  readonly backToText: () => void;
};

/** The part of the workbench that commands need. */
type Bench = Pick<Workbench, "claims" | "screen" | "step" | "store"> & {
  readonly data: {
    readonly article: Pick<WorkbenchData["article"], "revisionId">;
    readonly me: Pick<WorkbenchData["me"], "id">;
  };
};

type Options = {
  readonly workbench: Bench;
  readonly article: MountedArticle | null;
  readonly may: ReturnType<typeof useMay>;
  readonly act: ReturnType<typeof useAct>;
  readonly names: EventNames;
  readonly takenBack: { current: readonly TakenBack[] };
};

/** Words that the server was asked to mark and has not answered yet: a key held down marks them once. */
const BEING_MARKED = new Set<string>();

/** Makes the commands of one screen. Plain functions, so that keys and buttons share them. */
export function makeCommands(options: Options): WorkbenchCommands {
  const { workbench, article, may, act, names, takenBack } = options;
  const { claims, screen, step, data, store } = workbench;
  const isPast = screen.viewSeq !== null;
  const back = { store, me: data.me.id, isPast, names, memory: takenBack, act };
  const open = (claimId: ClaimId): void => {
    step({ do: "activate", claimId });
    const claim = claims.find((each) => each.claimId === claimId);
    if (article !== null && claim !== undefined && !isLost(claim)) revealText(article, claim);
    focusClaim(claimId);
  };
  return {
    open,
    mark: (range, then) => {
      if (!may("highlight-claim")) return;
      if (range === null) return say("Select some words first, then press M.");
      if (screen.placingId !== null) return void place(workbench, act, screen.placingId, range);
      const claimId = newId();
      const { revisionId } = data.article;
      const words = `${revisionId} ${range.start} ${range.end}`;
      if (BEING_MARKED.has(words)) return;
      BEING_MARKED.add(words);
      const answer = act({ type: "highlight-claim", claimId, anchor: { revisionId, ranges: [range] } });
      // They are a claim now: back in the text, nobody is asked again whether to mark them.
      article?.select({ anchor: range.end, head: range.end });
      step({ do: "activate", claimId: claimId as ClaimId });
      // At once, so that the very next key is typed into it.
      if (then === "write") step({ do: "open-form", form: { kind: "new-claim" } });
      else focusClaim(claimId);
      void answer.then((sent) => {
        BEING_MARKED.delete(words);
        if (isDone(sent)) return;
        step({ do: "activate", claimId: null });
        article?.select({ anchor: range.start, head: range.end });
      });
    },
    step: (by) => {
      const at = claims.findIndex((claim) => claim.claimId === screen.activeId);
      const next =
        at === -1 ? claimAfter(article, claims, by) : claims[(at + by + claims.length) % claims.length];
      if (next !== undefined) open(next.claimId);
    },
    form: (kind) => {
      const claim = claims.find((each) => each.claimId === screen.activeId);
      if (claim === undefined) return say("Choose a claim first: J and K go through them.");
      const refusal = whyNotNow(kind, claim, may);
      if (refusal === null) step({ do: "open-form", form: { kind } });
      else say(refusal);
    },
    likes: () => {
      if (screen.activeId === null || !showLikes(screen.activeId))
        say("Nothing like the open claim was checked before.");
    },
    takeBack: () => void takeBack(back),
    doAgain: () => void doAgain(back),
    backToText: () => {
      if (screen.placingId !== null) step({ do: "place", claimId: null });
      if (screen.form !== null) {
        step({ do: "close-form" });
        if (screen.activeId !== null) focusClaim(screen.activeId);
        return;
      }
      article?.view.dom.focus({ preventScroll: true });
    },
  };
}

/** Puts a claim on the words that were selected for it. */
async function place(
  { data, step, store }: Bench,
  act: Options["act"],
  claimId: ClaimId,
  range: Range,
): Promise<void> {
  const claim = store.getSnapshot().state.claims.get(claimId);
  if (claim === undefined) return;
  const anchor = { revisionId: data.article.revisionId, ranges: [range] };
  const sent = await act({ type: "move-claim", claimId, version: claim.version, anchor });
  if (!isDone(sent)) return;
  step({ do: "place", claimId: null });
  step({ do: "activate", claimId });
  focusClaim(claimId);
}

const PERMISSION_OF = {
  "new-claim": "describe-claim",
  describe: "describe-claim",
  verdict: "give-verdict",
  retract: "retract-verdict",
  evidence: "add-evidence",
  "remove-evidence": "remove-evidence",
  comment: "comment",
  "edit-comment": "edit-comment",
  settle: "settle-claim",
  reopen: "reopen-claim",
  withdraw: "withdraw-claim",
  restore: "restore-claim",
  wording: "suggest-wording",
  "decline-wording": "decline-wording",
} as const;

function whyNotNow(kind: OpenForm["kind"], claim: Claim, may: Options["may"]): string | null {
  if (!may(PERMISSION_OF[kind])) return "Your role, or this view, does not allow that.";
  if (kind === "comment") return null;
  if (claim.isWithdrawn) return kind === "restore" ? null : "Restore the claim first.";
  if (kind === "wording" || kind === "decline-wording") return null;
  if (claim.ruling !== null) return kind === "reopen" ? null : "Reopen the claim first.";
  return null;
}

/** The first claim after what is on screen, or the last before it. */
function claimAfter(article: MountedArticle | null, claims: readonly Claim[], by: 1 | -1): Claim | undefined {
  const offset = article?.offsetAt(window.innerWidth / 3, 120) ?? 0;
  if (by === 1) return claims.find((claim) => startOf(claim) >= offset) ?? claims[0];
  return claims.findLast((claim) => startOf(claim) < offset) ?? claims.at(-1);
}

/** Room beside the bars above, and with the one below. */
const TOP = 38;
const BOTTOM = 140;

function revealText(article: MountedArticle, claim: Claim): void {
  const { top } = article.caretRect(startOf(claim));
  const isSeen = top > barsHeight() + TOP && top < window.innerHeight - BOTTOM;
  if (!isSeen) window.scrollBy({ top: top - window.innerHeight / 3 });
}
