import { type KeptStorage, readKept, writeKept } from "../kept-storage";

/** What stands in the fields of a form, by field name. */
export type DraftValues = Readonly<Record<string, string>>;

/** What was typed, and what it was typed against, so that a reload cannot turn it into an overwriting. */
export type KeptDraft = {
  readonly values: DraftValues;
  /** What the fields held when the form was opened. */
  readonly began: DraftValues;
  /** The version of what was shown then; null where the form adds something new. */
  readonly version: number | null;
};

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
export function readDraft(storage: KeptStorage | null, key: string): KeptDraft | null {
  return readKept(storage, key, isKeptDraft);
}

/** Keeps what was typed; values equal to what was there are no draft and are forgotten. False: the browser refused. */
export function writeDraft(storage: KeptStorage | null, key: string, draft: KeptDraft): boolean {
  return writeKept(storage, key, isSame(draft.values, draft.began) ? null : draft);
}

/** One draft for two of the same form: the later words, against what the earlier were typed against. */
export function joinDrafts(earlier: KeptDraft, later: KeptDraft): KeptDraft {
  return { ...earlier, values: later.values };
}

/** Forgets a draft, because it was sent or thrown away. */
export function removeDraft(storage: KeptStorage | null, key: string): void {
  writeKept(storage, key, null);
}

/** Whether two sets of fields hold the same; a field that is missing is empty. */
export function isSame(a: DraftValues, b: DraftValues): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => (a[key] ?? "") === (b[key] ?? ""));
}

/** Whether something read from storage is a draft. */
export function isKeptDraft(value: unknown): value is KeptDraft {
  if (typeof value !== "object" || value === null) return false;
  if (!("values" in value && "began" in value && "version" in value)) return false;
  const { version } = value;
  return isValues(value.values) && isValues(value.began) && (version === null || typeof version === "number");
}

function isValues(value: unknown): value is DraftValues {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((each) => typeof each === "string")
  );
}
