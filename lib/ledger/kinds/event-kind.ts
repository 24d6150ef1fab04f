import type { Claim, ReviewState } from "../../domain/claim";
import type { ActorId, ClaimId } from "../../domain/ids";
import type { Notice } from "../../domain/notification";
import type { CommandDraft } from "../shapes/command-draft";
import type { Happened, Sealed } from "../shapes/ledger-entry";
import { type BlankEntry, blankEntry, type WithheldEntry } from "../shapes/shown-entry";
import { refuseClosed } from "./claim-gate";
import type { GrowingReview } from "./growing-review";

/**
 * What is true of one kind of event, as a few verbs. Each is stated for every kind: a kind that leaves one out does not
 * compile, and nothing holds by silence.
 */
export type EventKind<Type, Data> = {
  /** Does it to a review that is being folded. Throws when it speaks of something that is not there. */
  readonly fold: (growing: GrowingReview, entry: Happened<Type, Data>) => void;
  /** One plain sentence: who did what, from what to what. */
  readonly describe: (entry: Happened<Type, Data>, telling: Telling) => string;
  /** What a reader is told was done where all else is withheld: "gave a verdict or changed it". */
  readonly deed: string;
  /** What a reader sees of it in an independent review, from whom some claims are withheld. */
  readonly show: (
    entry: Sealed<Type, Data>,
    reader: Reader,
  ) => Sealed<Type, Data> | BlankEntry<Type & string> | WithheldEntry;
  /**
   * What is left of its data where its actor is shown under a pseudonym: the same, with the names in it hidden too. Null:
   * its actor is never hidden.
   */
  readonly hideNames: ((data: Data, hidden: (actor: ActorId) => ActorId) => Data) | null;
  /** Whom it concerns and why, by the review just before it; whoever acted may be among them. */
  readonly notify: (entry: Happened<Type, Data>, before: ReviewState) => readonly Notice[];
  /** The command of its author that takes it back, as things stand now. Null when nothing does. */
  readonly takeBack: (entry: Happened<Type, Data>, scene: Scene) => CommandDraft | null;
};

/** A table of kinds: one for each type of event. */
export type EventKinds<Events> = { readonly [Type in keyof Events]: EventKind<Type, Events[Type]> };

/** What ids are called: people and tokens by name, ratings by label. */
export type EventNames = {
  readonly actor: (id: string) => string;
  readonly rating: (id: string) => string;
};

/** What a sentence is made with. `before` is the review just before the entry, null for the first. */
export type Telling = {
  readonly who: string;
  readonly names: EventNames;
  readonly before: ReviewState | null;
};

/** Who reads, of which claims others' judgements are withheld from them, and the review as it stands now. */
export type Reader = {
  readonly actor: ActorId;
  readonly now: ReviewState;
  readonly withheld: ReadonlySet<ClaimId>;
};

/** The review just before an entry and as it stands now, and a fresh id for what comes back as a new thing. */
export type Scene = {
  readonly before: ReviewState;
  readonly now: ReviewState;
  readonly newId: string | undefined;
};

type OnClaim = { readonly data: { readonly claimId: ClaimId } };

/** The claim that an entry speaks of, as it was before. */
export function claimBefore({ data }: OnClaim, { before }: Pick<Telling, "before">): Claim | undefined {
  return before?.claims.get(data.claimId);
}

/** `deed` of what is withheld from nobody. */
export const CHANGED_SOMETHING = "changed something";

/** `show` of what everybody sees. */
export const whole = <Entry>(entry: Entry): Entry => entry;

/** `show` of a judgement: on a claim that is withheld one sees only one's own. */
export function onlyOwn<Entry extends Sealed<string, OnClaim["data"]>>(
  entry: Entry,
  { actor, withheld }: Reader,
): Entry | BlankEntry<Entry["type"]> {
  return entry.actor === actor || !withheld.has(entry.data.claimId) ? entry : blankEntry(entry);
}

/** `hideNames` of what names nobody but its actor. */
export const onlyActor = <Data>(data: Data): Data => data;

/** `notify` of what concerns nobody in particular. */
export const nobody = (): readonly Notice[] => [];

/** Those who are to hear of it for a reason. */
export const tell = (users: readonly ActorId[], kind: Notice["kind"]): readonly Notice[] =>
  users.map((userId) => ({ userId, kind }));

/** `notify` of what concerns those who judged the claim, and the one it is assigned to. */
export function reviewers(kind: Notice["kind"]) {
  return ({ data }: OnClaim, before: ReviewState): readonly Notice[] => {
    const claim = before.claims.get(data.claimId);
    if (claim === undefined) return [];
    const assignee = claim.assigneeId === null ? [] : [claim.assigneeId];
    return tell([...claim.verdicts.map((each) => each.reviewerId), ...assignee], kind);
  };
}

/** `takeBack` of what no command takes back. */
export const forGood = (): null => null;

/** A claim before an entry and as it stands now. */
export type Claims = { readonly earlier: Claim; readonly present: Claim };

/** `takeBack` of what was done to a claim that was there: null where the claim is gone or closed by now. */
export function ifOpen<Entry extends OnClaim>(
  back: (entry: Entry, claims: Claims, scene: Scene) => CommandDraft | null,
) {
  return (entry: Entry, scene: Scene): CommandDraft | null => {
    const present = scene.now.claims.get(entry.data.claimId);
    const earlier = scene.before.claims.get(entry.data.claimId);
    if (present === undefined || earlier === undefined || refuseClosed(present) !== null) return null;
    return back(entry, { earlier, present }, scene);
  };
}
