import type { ActorId, ClaimId } from "../../domain/ids";
import type { EventType, ReviewEvent } from "./event";
import type { LedgerEntry, UnsealedEntry } from "./ledger-entry";

type DataOf<Type extends EventType> = Extract<ReviewEvent, { readonly type: Type }>["data"];
type Envelope = Pick<LedgerEntry, "articleId" | "seq" | "at" | "actor" | "prevHash" | "hash">;

/** What is left of an entry on another's evidence: the source, without what its author makes of it. */
export type WithheldEvidenceEvent =
  | {
      readonly type: "evidence-added";
      readonly data: Omit<DataOf<"evidence-added">, "stance" | "note"> & {
        readonly stance: null;
        readonly note: null;
      };
    }
  | {
      readonly type: "evidence-revised";
      readonly data: Omit<DataOf<"evidence-revised">, "stance" | "note">;
    }
  | {
      readonly type: "evidence-removed";
      readonly data: Omit<DataOf<"evidence-removed">, "reason"> & { readonly reason: null };
    };

type Withheld = Envelope & { readonly withheld: true; readonly salt: null; readonly dataHash: string };

/** An entry of which this reader sees only who did it and when. */
export type BlankEntry<Type extends string> = Withheld & { readonly type: Type; readonly data: null };

/**
 * An entry of which this reader may not see all: `data` is null, or for evidence what is left of it. `dataHash`
 * stands for the whole data, so that the chain still verifies; without the salt the data cannot be guessed from it.
 */
export type WithheldEntry = Withheld &
  ({ readonly type: EventType; readonly data: null } | WithheldEvidenceEvent);

/** An entry without what it says. */
export function blankEntry<Type extends string>(
  entry: Envelope & { readonly type: Type; readonly dataHash: string },
): BlankEntry<Type> {
  const { articleId, seq, at, actor, type, dataHash, prevHash, hash } = entry;
  return {
    articleId,
    seq,
    at,
    actor,
    type,
    data: null,
    salt: null,
    dataHash,
    prevHash,
    hash,
    withheld: true,
  };
}

/**
 * An entry whose actor is shown under a pseudonym. Who it was could be found out by trying names against the
 * hashes, so salt and dataHash are withheld: of such an entry only the link to its neighbours can be checked.
 */
export type PseudonymousEntry = UnsealedEntry &
  Pick<LedgerEntry, "prevHash" | "hash"> & {
    readonly pseudonymous: true;
    readonly actor: ActorId;
    readonly salt: null;
    readonly dataHash: null;
  };

/** An entry as one reader sees it. Every read behind an access gives these. */
export type ShownEntry = LedgerEntry | WithheldEntry | PseudonymousEntry;

/** What `evolve` folds: events as they happened, or as they are shown. */
export type FoldableEntry = UnsealedEntry | WithheldEntry;

/** Whether something of the entry is withheld from the reader. */
export function isWithheldEntry(entry: FoldableEntry | ShownEntry): entry is WithheldEntry {
  return "withheld" in entry;
}

/** The claim that an entry speaks of, as far as the reader may know; null when it is about the article. */
export function claimOfEntry(entry: FoldableEntry | ShownEntry): ClaimId | null {
  return entry.data !== null && "claimId" in entry.data ? entry.data.claimId : null;
}
