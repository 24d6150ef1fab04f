import { ABOVE_ARTICLE } from "../text/detect-format";
import { commentLines } from "./read-markdown";
import type { IntakeWarning } from "./reading";

/**
 * The article in a report that this product wrote as a page: its blocks as HTML, in which white space stands as it is
 * meant. Null for every other page.
 */
export function articleInReport(document: Document): string | null {
  const articles = document.querySelectorAll("body > main > section.body > article.article");
  const [article] = articles;
  if (article === undefined || articles.length > 1) return null;
  if (document.querySelector("body > footer.foot > .proof > .hash") === null) return null;
  const blocks = [...article.children].map(({ className, firstElementChild: words }) =>
    className === "row" && words?.className === "words" ? words.innerHTML : null,
  );
  const written = blocks.filter((block) => block !== null);
  return written.length === 0 || written.length < blocks.length ? null : written.join("");
}

/**
 * The article in a report that this product wrote as Markdown: what stands below the comment that says so and the
 * heading after it. Null for every other text.
 */
export function articleBelowReport(content: string): string | null {
  if (!content.includes(ABOVE_ARTICLE)) return null;
  const at = commentLines(content, ABOVE_ARTICLE)[0];
  if (at === undefined) return null;
  const [, ...below] = content
    .split("\n")
    .slice(at + 1)
    .join("\n")
    .trimStart()
    .split("\n");
  return below.join("\n").replace(/^\n/, "");
}

/** What is said where only the article of a report was read. */
export const REPORT_LEFT: IntakeWarning = {
  kind: "left-out",
  message:
    "Left out: the report around the article. Bring its claims in with its export as Web Annotations, or put the whole review up again from its JSON.",
};
