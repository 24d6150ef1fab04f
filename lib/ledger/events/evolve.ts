import { assertNever } from "../../domain/assert-never";
import type { Claim, Comment, ReviewState } from "../../domain/claim";
import { type Edition, unchosen } from "../../domain/edition";
import type { ArticleId, ClaimId, RevisionId } from "../../domain/ids";
import { OPEN_REVIEW, type ReviewMode, reviewMode } from "../../domain/review-mode";
import { evolveClaim, highlightedClaim, placeClaim } from "../kinds/evolve-claim";
import { evolveComments } from "../kinds/evolve-comment";
import { evolveEvidence } from "../kinds/evolve-evidence";
import { evolveVerdict } from "../kinds/evolve-verdict";
import type { EntryOf, UnsealedEntry } from "../shapes/ledger-entry";
import { type FoldableEntry, isWithheldEntry, type WithheldEntry } from "../shapes/shown-entry";

/**
 * The review after one more entry. `state` is null only before `article-added`. The state handed in is left as
 * it was. A withheld entry changes nothing but `seq` and the sources of evidence. Throws when the entry does not follow: a wrong article or seq, or a thing that is not there.
 */
export function evolve(state: ReviewState | null, entry: FoldableEntry): ReviewState {
  const draft = state === null ? begin(entry) : thaw(state);
  if (state !== null) fold(draft, entry);
  return draft;
}

/**
 * The review after all entries, in order, from the beginning or from an earlier state. In time proportional to
 * their number. Throws as `evolve` does, and when there is nothing to begin from.
 */
export function replay(entries: Iterable<FoldableEntry>, from?: ReviewState): ReviewState {
  let draft = from === undefined ? null : thaw(from);
  for (const entry of entries) {
    if (draft === null) draft = begin(entry);
    else fold(draft, entry);
  }
  if (draft === null) throw new Error("A ledger without entries has no state.");
  return draft;
}

/**
 * The review after all that `grow` adds to it, and what `grow` answers. The state is copied once, however much is added;
 * what `grow` is shown follows each entry, and must not be kept. Throws as `evolve` does.
 */
export function growReview<T>(
  from: ReviewState,
  grow: (state: ReviewState, add: (entry: UnsealedEntry) => void) => T,
): { readonly state: ReviewState; readonly answer: T } {
  const draft = thaw(from);
  const answer = grow(draft, (entry) => fold(draft, entry));
  return { state: draft, answer };
}

/** A state that is still being folded: the same fields, its own Map shell. Claims in it are never written to. */
type Draft = {
  readonly articleId: ArticleId;
  seq: number;
  revisionId: RevisionId;
  revisionNumber: number;
  mode: ReviewMode;
  readonly claims: Map<ClaimId, Claim>;
  comments: readonly Comment[];
  editions: readonly Edition[];
};

function thaw(state: ReviewState): Draft {
  return { ...state, claims: new Map(state.claims) };
}

function begin(entry: FoldableEntry): Draft {
  if (isWithheldEntry(entry) || entry.type !== "article-added" || entry.seq !== 1) {
    throw new Error(`A ledger begins with article-added as entry 1, not with ${entry.type} as ${entry.seq}.`);
  }
  const { revision } = entry.data;
  return {
    articleId: entry.articleId,
    seq: 1,
    revisionId: revision.id,
    revisionNumber: revision.number,
    mode: OPEN_REVIEW,
    claims: new Map(),
    comments: [],
    editions: [],
  };
}

function fold(draft: Draft, entry: FoldableEntry): void {
  if (entry.articleId !== draft.articleId || entry.seq !== draft.seq + 1) {
    throw new Error(
      `Entry ${entry.seq} of ${entry.articleId} does not follow ${draft.seq} of ${draft.articleId}.`,
    );
  }
  draft.seq = entry.seq;
  if (isWithheldEntry(entry)) foldWithheld(draft, entry);
  else foldEvent(draft, entry);
}

/** Of what is withheld only the place in the ledger counts; of evidence, the source. */
function foldWithheld(draft: Draft, entry: WithheldEntry): void {
  if (entry.data === null) return;
  put(draft, evolveEvidence(claimOf(draft, entry.data.claimId), entry));
}

function foldEvent(draft: Draft, entry: UnsealedEntry): void {
  switch (entry.type) {
    case "article-added":
      throw new Error(`An article is added once; entry ${entry.seq} adds it again.`);
    case "article-revised":
      foldRevision(draft, entry);
      break;
    case "review-mode-set":
      draft.mode = reviewMode(entry.data);
      break;
    case "claim-highlighted":
      foldHighlight(draft, entry);
      break;
    case "claim-described":
    case "claim-moved":
    case "anchor-confirmed":
    case "anchor-doubted":
    case "claim-unplaced":
    case "claim-withdrawn":
    case "claim-restored":
    case "claim-assigned":
    case "claim-settled":
    case "claim-reopened":
    case "claim-returned":
    case "return-taken-back":
      put(draft, evolveClaim(claimOf(draft, entry.data.claimId), entry));
      break;
    case "verdict-given":
    case "verdict-retracted":
      put(draft, evolveVerdict(claimOf(draft, entry.data.claimId), entry));
      break;
    case "evidence-added":
    case "evidence-revised":
    case "evidence-removed":
      put(draft, evolveEvidence(claimOf(draft, entry.data.claimId), entry));
      break;
    case "commented":
    case "comment-edited":
    case "comment-removed":
    case "thread-resolved":
    case "thread-reopened":
      foldComment(draft, entry);
      break;
    case "report-published":
      foldEdition(draft, entry);
      break;
    case "edition-withdrawn":
      foldWithdrawal(draft, entry);
      break;
    default:
      assertNever(entry);
  }
}

function foldRevision(draft: Draft, entry: EntryOf<"article-revised">): void {
  draft.revisionId = entry.data.revision.id;
  draft.revisionNumber = entry.data.revision.number;
  for (const { claimId, placement, anchor } of entry.data.placements) {
    put(draft, placeClaim(claimOf(draft, claimId), placement, anchor));
  }
}

function foldHighlight(draft: Draft, entry: EntryOf<"claim-highlighted">): void {
  if (draft.claims.has(entry.data.claimId)) {
    throw new Error(`Entry ${entry.seq} highlights claim ${entry.data.claimId} a second time.`);
  }
  put(draft, highlightedClaim(entry));
}

function foldComment(draft: Draft, entry: Parameters<typeof evolveComments>[1]): void {
  const { claimId } = entry.data;
  if (claimId === null) {
    draft.comments = evolveComments(draft.comments, entry);
    return;
  }
  const claim = claimOf(draft, claimId);
  put(draft, { ...claim, comments: evolveComments(claim.comments, entry) });
}

function foldEdition(draft: Draft, entry: EntryOf<"report-published">): void {
  const { seq, data } = entry;
  if (data.number !== draft.editions.length + 1 || data.seq >= seq)
    throw new Error(`Entry ${seq} publishes edition ${data.number}, which does not follow.`);
  draft.editions = [...draft.editions, editionOf(entry)];
}

function foldWithdrawal(draft: Draft, { seq, at, actor, data }: EntryOf<"edition-withdrawn">): void {
  const { number, reason } = data;
  if (draft.editions[number - 1]?.withdrawn !== null)
    throw new Error(`Entry ${seq} withdraws edition ${number}, which does not stand.`);
  const withdrawn = { at, by: actor, reason };
  draft.editions = draft.editions.map((each) => (each.number === number ? { ...each, withdrawn } : each));
}

/** The edition that an entry published. */
export function editionOf({ at, actor, data }: EntryOf<"report-published">): Edition {
  const before = unchosen(data.number);
  const { jsonSha256: _, headline = null, summary = null, readers = before.readers, ...said } = data;
  const { kind = before.kind, openClaims = before.openClaims, articleShown = before.articleShown } = said;
  const choices = { readers, kind, openClaims, articleShown };
  return { ...said, headline, summary, ...choices, by: actor, at, withdrawn: null };
}

function claimOf(draft: Draft, claimId: ClaimId): Claim {
  const claim = draft.claims.get(claimId);
  if (claim === undefined)
    throw new Error(`Entry ${draft.seq} speaks of claim ${claimId}, which is not there.`);
  return claim;
}

function put(draft: Draft, claim: Claim): void {
  draft.claims.set(claim.claimId, claim);
}
