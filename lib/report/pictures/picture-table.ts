import type { Words } from "../../words/words";
import { htmlText } from "../text/html-text";

/** What a picture shows, in numbers. */
export type PictureNumbers = {
  readonly heads: readonly string[];
  /** Each its name and its numbers. */
  readonly rows: readonly (readonly [string, ...number[]])[];
};

/** The numbers of a picture as a table that opens without a script. Where it has no room it is scrolled, by keys too. */
export function pictureTable(
  { caption, heads, rows }: PictureNumbers & { readonly caption: string },
  { say, number }: Words,
): string {
  const head = heads.map((name) => `<th scope="col"><bdi>${htmlText(name)}</bdi></th>`).join("");
  const body = rows.map(
    ([name, ...counts]) =>
      `<tr><th scope="row"><bdi>${htmlText(name)}</bdi></th>${counts.map((count) => `<td>${number(count)}</td>`).join("")}</tr>`,
  );
  const label = say("picture.asTable", { caption: htmlText(caption) });
  return `<details class="numbers"><summary>${label}</summary><section aria-label="${label}" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></section></details>`;
}
