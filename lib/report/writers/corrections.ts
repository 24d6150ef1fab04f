import type { ReplacedWords } from "../../domain/suggestion";
import { CONTEXT_UNITS } from "../../text/quote-range";
import type { Words } from "../../words/words";
import { escapeMarkdown } from "../markdown/escape-markdown";
import type { Report, ReportClaim, ReportSuggestion } from "../report";
import { writtenDate } from "../report-date";
import { wordsOf } from "../report-words";
import type { ReportWriter } from "../report-writer";

/** The wording that editors accepted, as one list for the article's author: what it was, what it is now, and why. */
export const writer: ReportWriter = {
  format: "corrections",
  label: "Corrections for the author",
  mediaType: "text/markdown; charset=utf-8",
  extension: "md",
  isForDesk: true,
  refuses: ({ edition }) =>
    edition === null ? null : "A published edition holds no suggested wording. Leave out the edition.",
  write: (report) => `${parts(report).join("\n\n")}\n`,
};

function parts(report: Report): readonly string[] {
  const { article, workspace, generatedAt, withheld } = report;
  const words = wordsOf(report);
  const accepted = report.claims.flatMap((claim) =>
    claim.suggestions
      .filter(({ outcome }) => outcome?.end === "accepted")
      .map((suggestion) => correction(claim, suggestion, words)),
  );
  const about = [article.title, article.byline, workspace.name, writtenDate(generatedAt, words)];
  return [
    `# ${words.say("wording.corrections")}`,
    about.flatMap((part) => (part === null || part === "" ? [] : [escapeMarkdown(part)])).join(" · "),
    ...(withheld === null ? [] : [`*${escapeMarkdown(withheld)}*`]),
    ...(accepted.length === 0
      ? [words.say("wording.none")]
      : accepted.map((lines, index) => `${index + 1}. ${lines.join("\n   - ")}`)),
  ];
}

function correction(claim: ReportClaim, suggestion: ReportSuggestion, words: Words): readonly string[] {
  const { replaces, text, note, byName, outcome } = suggestion;
  const { say } = words;
  const labelled = (name: string, value: string) => `${say("punctuation.label", { name })} ${value}`;
  const by = { author: escapeMarkdown(byName), name: escapeMarkdown(outcome?.byName ?? "") };
  const isSaid = claim.statement !== null && claim.statement !== replaces.exact;
  return [
    labelled(say("wording.before"), inContext(replaces, replaces.exact)),
    labelled(say("wording.now"), inContext(replaces, text)),
    ...(isSaid ? [labelled(say("field.statement"), escapeMarkdown(claim.statement ?? ""))] : []),
    ...(note === null ? [] : [labelled(say("wording.why"), escapeMarkdown(note))]),
    say("wording.accepted", { ...by, date: writtenDate(outcome?.at ?? suggestion.at, words) }),
  ];
}

/** Words in bold between those of their own line that stood around them. */
function inContext({ prefix, suffix }: ReplacedWords, words: string): string {
  const [before, after] = [prefix.split("\n").at(-1) ?? "", suffix.split("\n")[0] ?? ""];
  const beginning = isCut(before) ? "…" : "";
  const end = isCut(after) ? "…" : "";
  return `${beginning}${escapeMarkdown(before)}**${escapeMarkdown(words)}**${escapeMarkdown(after)}${end}`;
}

/** Whether the line goes on beyond its context, which is a unit shorter where it would cut a surrogate pair. */
const isCut = (context: string): boolean => context.length >= CONTEXT_UNITS - 1;
