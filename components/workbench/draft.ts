import { type KeptStorage, readKept, writeKept } from "./kept-storage";

/** What stands in the fields of a form, by field name. */
export type DraftValues = Readonly<Record<string, string>>;

/** A form's draft is one person's, on one article, one claim (or "article") and one form. */
export function draftKey(place: {
  readonly userId: string;
  readonly articleId: string;
  readonly claimId: string;
  readonly form: string;
}): string {
  return ["assay:draft", place.userId, place.articleId, place.claimId, place.form].join(":");
}

/** What was typed and not sent, or null. */
export function readDraft(storage: KeptStorage | null, key: string): DraftValues | null {
  return readKept(storage, key, isDraftValues);
}

/** Keeps what was typed; values equal to `initial` are no draft and are forgotten. False: the browser refused. */
export function writeDraft(
  storage: KeptStorage | null,
  key: string,
  values: DraftValues,
  initial: DraftValues,
): boolean {
  return writeKept(storage, key, isSame(values, initial) ? null : values);
}

/** Forgets a draft, because it was sent or thrown away. */
export function removeDraft(storage: KeptStorage | null, key: string): void {
  writeKept(storage, key, null);
}

function isSame(a: DraftValues, b: DraftValues): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => (a[key] ?? "") === (b[key] ?? ""));
}

function isDraftValues(value: unknown): value is DraftValues {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((each) => typeof each === "string")
  );
}
