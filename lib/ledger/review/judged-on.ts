import type { ActorId, ClaimId } from "../../domain/ids";
import { type FoldableEntry, isWithheldEntry } from "../shapes/shown-entry";

/** A judgement by the entry that gave it, and the number of the text that the article had then. */
export type OnText = { readonly text: number; readonly seq: number };

/** On which of the article's texts a claim was judged. */
export type JudgedOn = {
  /** Where each reviewer last gave or changed their verdict. */
  readonly verdicts: ReadonlyMap<ActorId, OnText>;
  /** Where it was settled; null where it is not. */
  readonly ruling: OnText | null;
};

/**
 * Of each claim that was judged, the texts on which it was. What is withheld from the reader is not among the entries'
 * data, and so not here. Entries in order, from the first.
 */
export function judgedOn(entries: Iterable<FoldableEntry>): ReadonlyMap<ClaimId, JudgedOn> {
  const claims = new Map<ClaimId, JudgedOn>();
  let text = 0;
  const put = (claimId: ClaimId, change: (known: JudgedOn) => Partial<JudgedOn>): void => {
    const known = claims.get(claimId) ?? NOT_JUDGED;
    claims.set(claimId, { ...known, ...change(known) });
  };
  for (const entry of entries) {
    if (isWithheldEntry(entry)) continue;
    const { type, data, actor, seq } = entry;
    if (type === "article-added" || type === "article-revised") text = data.revision.number;
    else if (type === "verdict-given")
      put(data.claimId, ({ verdicts }) => ({ verdicts: new Map(verdicts).set(actor, { text, seq }) }));
    else if (type === "verdict-retracted")
      put(data.claimId, ({ verdicts }) => ({
        verdicts: new Map([...verdicts].filter(([reviewer]) => reviewer !== actor)),
      }));
    else if (type === "claim-settled") put(data.claimId, () => ({ ruling: { text, seq } }));
    else if (type === "claim-reopened") put(data.claimId, () => ({ ruling: null }));
  }
  return new Map([...claims].filter(([, { verdicts, ruling }]) => verdicts.size > 0 || ruling !== null));
}

const NOT_JUDGED: JudgedOn = { verdicts: new Map(), ruling: null };

/**
 * The judgement of a claim that stands on an earlier text than the article's newest: the ruling, or without one the verdict
 * on the oldest text, with whether all verdicts are on that one. Null where all that counts was judged on the newest.
 */
export function judgedEarlier(
  { verdicts, ruling }: JudgedOn,
  newest: number,
): (OnText & { readonly what: "ruling" | "all verdicts" | "some verdicts" }) | null {
  if (ruling !== null) return ruling.text < newest ? { what: "ruling", ...ruling } : null;
  const [oldest, ...others] = [...verdicts.values()].toSorted((one, other) => one.text - other.text);
  if (oldest === undefined || oldest.text >= newest) return null;
  const isAll = others.every(({ text }) => text === oldest.text);
  return { what: isAll ? "all verdicts" : "some verdicts", ...oldest };
}
