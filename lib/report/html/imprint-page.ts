import type { Imprint } from "../../domain/imprint";
import type { RatingScale } from "../../domain/rating";
import { ENGLISH } from "../../words/words";
import { imprintParts } from "../report-imprint";
import { htmlText } from "../text/html-text";
import { markdownText, time } from "./claim-section";
import { plainPage } from "./public-page";
import { listPath } from "./report-list-page";

/** What a desk says of itself, for anyone. */
export function imprintPage(
  desk: { readonly slug: string; readonly name: string; readonly scale: RatingScale },
  imprint: Imprint,
): string {
  const parts = imprintParts(imprint, ENGLISH).map(
    ({ title, text }) => `<h2>${title}</h2>${markdownText(text)}`,
  );
  const meanings = desk.scale.flatMap(({ id, label }) => {
    const meaning = imprint.meanings[id];
    return meaning === undefined
      ? []
      : [`<dt><bdi>${htmlText(label)}</bdi></dt><dd dir="auto">${htmlText(meaning)}</dd>`];
  });
  const rated = meanings.length === 0 ? "" : `<h2>What our ratings mean</h2><dl>${meanings.join("")}</dl>`;
  const saved = imprint.savedAt === null ? "" : `, ${time(imprint.savedAt, ENGLISH)}`;
  return plainPage(
    `How ${desk.name} checks`,
    `<header class="narrow"><h1><bdi>${htmlText(desk.name)}</bdi></h1></header>
<main class="narrow">${parts.join("\n")}${rated}
<p class="quiet">Version ${imprint.version}${saved}. <a href="${listPath(desk.slug)}">Fact checks</a></p></main>`,
    { head: "" },
  );
}
