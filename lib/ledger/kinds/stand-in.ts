import { REDACTED_ADDRESS, REDACTED_WORDS } from "../../domain/redaction";
import { fail, ok, type Result } from "../../domain/result";
import { canonicalJson } from "../chain/canonical-json";
import type { EventData, EventType, ReviewEvent } from "../shapes/event";

/**
 * What is folded in place of an event whose data is removed by order of law: the same event without anybody's words. What
 * was chosen rather than written (ids, places in the text, ratings, stances, days) stays, or the review could not be
 * folded. Fails with the reason why nothing of the event can be removed, and what to do instead.
 */
export function standInFor({ type, data }: ReviewEvent): Result<Record<string, unknown>, string> {
  const standIn = wordless(type, data);
  if (!standIn.ok) return standIn;
  return canonicalJson(standIn.value) === canonicalJson(data) ? fail(NO_WORDS) : standIn;
}

type StandIn<Data> = (data: Data) => Data;

const NO_WORDS = "Nobody’s words are in this entry: there is nothing to remove.";
const IN_THE_TEXT =
  "The text of an article cannot be removed here: claims stand on its words. Put in a text without them; whoever runs Assay can delete the article.";
const DETAILS = "What an article is called cannot be removed here. Change it in the article’s details.";
const PRINTED = "What an edition says was published. Withdraw the edition, or publish a correction.";
const ITSELF = "Why words were removed stays readable.";

const words = (said: string): string => (said === "" ? "" : REDACTED_WORDS);
const wordsIf = (said: string | null): string | null => (said === null ? null : words(said));
const reasonless = <Data extends { readonly reason: string | null }>(data: Data): Data => ({
  ...data,
  reason: wordsIf(data.reason),
});
const bodiless = <Data extends { readonly body: string }>(data: Data): Data => ({
  ...data,
  body: words(data.body),
});
const withoutRationale = <Data extends { readonly rationale: string }>(data: Data): Data => ({
  ...data,
  rationale: words(data.rationale),
});

/** Those of the fields that are there, without words; an address stays an address. */
function without<Data extends object>(data: Data, fields: readonly (keyof Data)[]): Data {
  const gone = fields.flatMap((field) => {
    const said: unknown = data[field];
    if (typeof said !== "string" || said === "") return [];
    return [[field, ADDRESSES.has(field) ? REDACTED_ADDRESS : REDACTED_WORDS] as const];
  });
  return { ...data, ...Object.fromEntries(gone) };
}

const ADDRESSES: ReadonlySet<PropertyKey> = new Set(["url", "address"]);
const DESCRIPTION = ["statement", "claimant"] as const;
const SOURCE = ["url", "title", "publisher", "author", "excerpt", "note"] as const;

/** Each kind of event without its words; a sentence where none of it can be removed. */
const STAND_INS: { readonly [Type in EventType]: StandIn<EventData[Type]> | string } = {
  "article-added": IN_THE_TEXT,
  "article-revised": reasonless,
  "article-described": DETAILS,
  "article-archived": reasonless,
  "article-restored": NO_WORDS,
  "review-mode-set": NO_WORDS,
  "claim-highlighted": (data) => without(data, DESCRIPTION),
  "claim-described": (data) => without(data, DESCRIPTION),
  "claim-moved": IN_THE_TEXT,
  "anchor-confirmed": NO_WORDS,
  "anchor-doubted": IN_THE_TEXT,
  "claim-unplaced": IN_THE_TEXT,
  "claim-withdrawn": reasonless,
  "claim-restored": reasonless,
  "claim-assigned": NO_WORDS,
  "verdict-given": withoutRationale,
  "verdict-retracted": reasonless,
  "evidence-added": (data) => without(data, SOURCE),
  "evidence-revised": (data) => without(data, SOURCE),
  "evidence-removed": reasonless,
  "claim-settled": withoutRationale,
  "claim-reopened": reasonless,
  "claim-returned": reasonless,
  "return-taken-back": NO_WORDS,
  commented: (data) =>
    bodiless(
      data.origin === undefined ? data : { ...data, origin: without(data.origin, ["author", "address"]) },
    ),
  "comment-edited": bodiless,
  "comment-removed": NO_WORDS,
  "thread-resolved": NO_WORDS,
  "thread-reopened": NO_WORDS,
  "wording-suggested": (data) => without(data, ["text", "note"]),
  "wording-taken-back": NO_WORDS,
  "wording-accepted": NO_WORDS,
  "wording-declined": reasonless,
  "wording-reopened": NO_WORDS,
  "report-published": PRINTED,
  "edition-withdrawn": PRINTED,
  "entry-redacted": ITSELF,
};

function wordless<Type extends EventType>(
  type: Type,
  data: EventData[Type],
): Result<EventData[Type], string> {
  const standIn = STAND_INS[type];
  return typeof standIn === "string" ? fail(standIn) : ok(standIn(data));
}
