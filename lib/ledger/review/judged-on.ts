import type { ActorId, ClaimId } from "../../domain/ids";
import { type FoldableEntry, isWithheldEntry } from "../shapes/shown-entry";

/** On which of the article's texts a claim was judged, by number. */
export type JudgedOn = {
  /** The text at which each reviewer last gave or changed their verdict. */
  readonly verdicts: ReadonlyMap<ActorId, number>;
  /** The text at which it was settled; null where it is not. */
  readonly ruling: number | null;
};

/**
 * Of each claim that was judged, the texts on which it was. What is withheld from the reader is not among the entries'
 * data, and so not here. Entries in order, from the first.
 */
export function judgedOn(entries: Iterable<FoldableEntry>): ReadonlyMap<ClaimId, JudgedOn> {
  const claims = new Map<ClaimId, JudgedOn>();
  let number = 0;
  const put = (claimId: ClaimId, change: (known: JudgedOn) => Partial<JudgedOn>): void => {
    const known = claims.get(claimId) ?? NOT_JUDGED;
    claims.set(claimId, { ...known, ...change(known) });
  };
  for (const entry of entries) {
    if (isWithheldEntry(entry)) continue;
    const { type, data, actor } = entry;
    if (type === "article-added" || type === "article-revised") number = data.revision.number;
    else if (type === "verdict-given")
      put(data.claimId, ({ verdicts }) => ({ verdicts: new Map(verdicts).set(actor, number) }));
    else if (type === "verdict-retracted")
      put(data.claimId, ({ verdicts }) => ({
        verdicts: new Map([...verdicts].filter(([reviewer]) => reviewer !== actor)),
      }));
    else if (type === "claim-settled") put(data.claimId, () => ({ ruling: number }));
    else if (type === "claim-reopened") put(data.claimId, () => ({ ruling: null }));
  }
  return new Map([...claims].filter(([, { verdicts, ruling }]) => verdicts.size > 0 || ruling !== null));
}

const NOT_JUDGED: JudgedOn = { verdicts: new Map(), ruling: null };
