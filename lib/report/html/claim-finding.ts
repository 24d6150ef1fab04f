import { shortenedText } from "../../text/code-points";
import { claimLook } from "../claim-look";
import { rationaleMarkdown } from "../markdown/rationale-markdown";
import type { Report, ReportClaim } from "../report";
import { wordsOf } from "../report-words";
import { htmlText } from "../text/html-text";
import { claimTag } from "./claim-section";

const LONGEST_QUOTE = 140;

/** What was found of a claim, for beside its words: opened where one presses, without any script. */
export function claimFinding(claim: ReportClaim, report: Report): string {
  const said = claim.statement === null || claim.statement.trim() === "" ? claim.quote : claim.statement;
  const why = claim.ruling === null ? "" : firstParagraph(claim.ruling.rationale);
  return `<details class="find ${claimLook(claim, report.scale)}"><summary>${claimTag(claim, report)}<span class="said" dir="auto">${htmlText(shortenedText(said.replaceAll("\n", " "), LONGEST_QUOTE))}</span></summary>
${why === "" ? "" : `<p dir="auto">${htmlText(why)}</p>`}<p><a href="#claim-${claim.claimId}">${wordsOf(report).say("claim.readFinding", { number: claim.number })}</a></p></details>`;
}

/** The words of a rationale's first paragraph, without their formatting. */
export function firstParagraph(markdown: string): string {
  const inline = rationaleMarkdown.parse(markdown, {}).find(({ type }) => type === "inline");
  return (inline?.children ?? [])
    .map(({ type, content }) => (type === "softbreak" || type === "hardbreak" ? " " : content))
    .join("")
    .trim();
}
