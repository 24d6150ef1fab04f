import { assertNever } from "@/lib/domain/assert-never";
import type { ClaimId } from "@/lib/domain/ids";
import { type ClaimFilter, NO_FILTER } from "./claim-filter";

export const TABS = ["verdicts", "evidence", "discussion", "history"] as const;
/** What the open card shows. */
export type Tab = (typeof TABS)[number];

/** The form that is open on the active claim; `id` says which piece of evidence, comment or suggestion it changes or answers. */
export type OpenForm = {
  readonly kind:
    | "new-claim"
    | "describe"
    | "verdict"
    | "retract"
    | "evidence"
    | "remove-evidence"
    | "comment"
    | "edit-comment"
    | "settle"
    | "reopen"
    | "withdraw"
    | "restore"
    | "wording"
    | "decline-wording";
  readonly id?: string;
};

/** The discussion of the article as a whole. What was being written there is written on when it opens again. */
export type TalkState = { readonly isOpen: boolean; readonly form: OpenForm | null };

/** Where a person is on the screen. Nothing in it is the review's. */
export type ScreenState = {
  readonly activeId: ClaimId | null;
  readonly tab: Tab;
  readonly form: OpenForm | null;
  readonly talk: TalkState;
  readonly filter: ClaimFilter;
  readonly isFilterOpen: boolean;
  readonly isKeySheetOpen: boolean;
  readonly isTrayOpen: boolean;
  /** The claim whose words the person looks for in the text, to place it again. */
  readonly placingId: ClaimId | null;
  /** The entry at which the review is looked at; null for now. */
  readonly viewSeq: number | null;
};

export const FIRST_SCREEN: ScreenState = {
  activeId: null,
  tab: "verdicts",
  form: null,
  talk: { isOpen: false, form: null },
  filter: NO_FILTER,
  isFilterOpen: false,
  isKeySheetOpen: false,
  isTrayOpen: false,
  placingId: null,
  viewSeq: null,
};

export type ScreenStep =
  | { readonly do: "activate"; readonly claimId: ClaimId | null }
  | { readonly do: "show-tab"; readonly tab: Tab }
  | { readonly do: "open-form"; readonly form: OpenForm }
  | { readonly do: "close-form" }
  | { readonly do: "talk"; readonly talk: Partial<TalkState> }
  | { readonly do: "filter"; readonly filter: ClaimFilter }
  | { readonly do: "toggle-filter"; readonly isOpen: boolean }
  | { readonly do: "toggle-keys"; readonly isOpen: boolean }
  | { readonly do: "toggle-tray"; readonly isOpen: boolean }
  | { readonly do: "place"; readonly claimId: ClaimId | null }
  | { readonly do: "view"; readonly seq: number | null };

const TAB_OF_FORM: Readonly<Record<OpenForm["kind"], Tab | null>> = {
  "new-claim": null,
  describe: null,
  verdict: "verdicts",
  retract: "verdicts",
  evidence: "evidence",
  "remove-evidence": "evidence",
  comment: "discussion",
  "edit-comment": "discussion",
  settle: "verdicts",
  reopen: "verdicts",
  withdraw: null,
  restore: null,
  wording: null,
  "decline-wording": null,
};

/** The screen after one step. */
export function stepScreen(state: ScreenState, step: ScreenStep): ScreenState {
  switch (step.do) {
    case "activate":
      return step.claimId === state.activeId ? state : { ...state, activeId: step.claimId, form: null };
    case "show-tab":
      return { ...state, tab: step.tab, form: null };
    case "open-form":
      return { ...state, form: step.form, tab: TAB_OF_FORM[step.form.kind] ?? state.tab };
    case "close-form":
      return { ...state, form: null };
    case "talk":
      return { ...state, talk: { ...state.talk, ...step.talk } };
    case "filter":
      return { ...state, filter: step.filter };
    case "toggle-filter":
      return { ...state, isFilterOpen: step.isOpen };
    case "toggle-keys":
      return { ...state, isKeySheetOpen: step.isOpen };
    case "toggle-tray":
      return { ...state, isTrayOpen: step.isOpen };
    case "place":
      // The text must be in view: nothing lies over it while its words are looked for.
      return step.claimId === null
        ? { ...state, placingId: null }
        : { ...state, placingId: step.claimId, isTrayOpen: false, activeId: null, form: null };
    case "view":
      return {
        ...state,
        viewSeq: step.seq,
        form: null,
        placingId: null,
        talk: { ...state.talk, form: null },
      };
    default:
      return assertNever(step);
  }
}
