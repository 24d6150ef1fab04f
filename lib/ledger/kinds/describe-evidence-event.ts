import { assertNever } from "../../domain/assert-never";
import type { Claim, Evidence, Stance } from "../../domain/claim";
import type { EntryOf } from "../shapes/ledger-entry";
import { quoteWords, withReason } from "./quote-words";

/** A sentence for what happened to a piece of evidence. */
export function describeEvidenceEvent(
  entry: EntryOf<"evidence-added" | "evidence-revised" | "evidence-removed">,
  before: Claim | undefined,
  who: string,
): string {
  const old = before?.evidence.find((each) => each.evidenceId === entry.data.evidenceId);
  switch (entry.type) {
    case "evidence-added":
      return `${who} added evidence ${STANCE_WORDS[entry.data.stance]}: ${sourceName(entry.data)}.`;
    case "evidence-revised":
      return revised(entry, old, who);
    case "evidence-removed":
      return withReason(`${who} removed the evidence${old ? ` ${sourceName(old)}` : ""}`, entry.data.reason);
    default:
      return assertNever(entry);
  }
}

const STANCE_WORDS: Readonly<Record<Stance, string>> = {
  supports: "that supports the claim",
  refutes: "that refutes the claim",
  context: "for context",
};

const FIELD_NAMES = {
  url: "the address",
  stance: "the stance",
  title: "the title",
  publisher: "the publisher",
  author: "the author",
  publishedOn: "the publication date",
  excerpt: "the excerpt",
  note: "the note",
} as const satisfies Partial<Record<keyof Evidence, string>>;

type Field = keyof typeof FIELD_NAMES;
const FIELDS = Object.keys(FIELD_NAMES) as readonly Field[];

function revised({ data }: EntryOf<"evidence-revised">, old: Evidence | undefined, who: string): string {
  const changes = FIELDS.flatMap((field) => {
    const next = data[field];
    return next === undefined ? [] : [`${FIELD_NAMES[field]} from ${said(old?.[field])} to ${said(next)}`];
  });
  return `${who} changed the evidence${old ? ` ${sourceName(old)}` : ""}: ${changes.join("; ")}.`;
}

function said(value: string | null | undefined): string {
  return value === null || value === undefined ? "nothing" : quoteWords(value);
}

function sourceName({ title, url }: Pick<Evidence, "title" | "url">): string {
  return title === null ? url : quoteWords(title);
}
