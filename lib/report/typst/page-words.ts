import type { Report } from "../report";
import { wordsOf } from "../report-words";

export type PageWords = ReturnType<typeof pageWords>;

/** The fixed words that report.typ sets itself, and the language and direction that it sets them in. */
export function pageWords(report: Report) {
  const { edition, head, url } = report;
  const { say, language, direction } = wordsOf(report);
  return {
    language,
    dir: direction,
    /** Between a name and its value. */
    separator: `${say("punctuation.label", { name: "" })} `,
    rating: say("column.rating"),
    place: say("column.place"),
    claims: say("column.claims"),
    corrected: say("change.corrected"),
    article: say("page.article"),
    howToRead: say("print.howToRead"),
    evidence: say("heading.evidence"),
    verdicts: say("heading.verdicts"),
    comments: say("heading.comments"),
    found: say("heading.found"),
    nothingFound: say("print.nothingFound"),
    notSettled: say("heading.notSettled"),
    notTheRuling: say("print.notSettled"),
    whoChecked: say("heading.whoChecked"),
    workColumns: [
      say("column.name"),
      say("column.claimsMarked"),
      say("column.verdicts"),
      say("column.rulings"),
      say("column.evidence"),
    ],
    reviewInTime: say("picture.reviewWent"),
    lastChanged: say("picture.lastChanged"),
    howToCheck: say("heading.howToCheck"),
    entry: say("print.entry", { seq: head.seq }),
    readFrom: say("punctuation.label", { name: say("field.readFrom") }),
    checkpoint: say("punctuation.label", { name: say("field.checkpoint") }),
    unchanged: say("print.unchanged"),
    qrCode: say("print.qrCode", { address: edition?.publicUrl ?? url }),
  };
}
