import type { DraftValues } from "@/lib/client/drafts/draft";

/** A field that two people changed to different things. */
export type FieldConflict = { readonly key: string; readonly mine: string; readonly theirs: string };

/** The fields that stand otherwise now than when the person began, and that the person changed to yet something else. */
export function fieldConflicts(
  began: DraftValues,
  typed: DraftValues,
  now: DraftValues,
): readonly FieldConflict[] {
  return Object.keys(now).flatMap((key) => {
    const [before, mine, theirs] = [began[key] ?? "", typed[key] ?? "", now[key] ?? ""];
    const isConflict = theirs !== before && mine !== before && mine !== theirs;
    return isConflict ? [{ key, mine, theirs }] : [];
  });
}

/** `from`, but with what stands there now in the fields that the person left alone. */
export function withUntouched<T extends DraftValues>(from: T, began: T, typed: T, now: T): T {
  const untouched = Object.keys(now).filter((key) => typed[key] === began[key]);
  return { ...from, ...Object.fromEntries(untouched.map((key) => [key, now[key]])) };
}
