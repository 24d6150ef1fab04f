import { accentFor } from "../../domain/accent";
import type { Report } from "../report";
import { imprintParts } from "../report-imprint";
import { wordsOf } from "../report-words";
import { htmlText } from "../text/html-text";
import { markdownText } from "./claim-section";

/** The desk's name, behind its logo where it has one. */
export function deskHead({ imprint, workspace }: Report): string {
  const name = `<b><bdi>${htmlText(workspace.name)}</bdi></b>`;
  if (!imprint?.logo) return name;
  const { url, width, height } = imprint.logo;
  // The name stands beside it.
  return `<img class="logo" src="${htmlText(url)}" alt="" width="${width}" height="${height}">${name}`;
}

/** What the desk says of itself. Empty where it says nothing. */
export function imprintSections(report: Report): string {
  return imprintParts(report.imprint, wordsOf(report))
    .map(
      ({ title, text }, index) =>
        `<section class="more imprint" aria-labelledby="imprint-${index}"><h2 id="imprint-${index}">${title}</h2>${markdownText(text)}</section>`,
    )
    .join("\n");
}

/** The desk's own look, over the usual one. */
export function imprintStyle(imprint: Report["imprint"]): string {
  if (!imprint) return "";
  const { accent, headlineFace } = imprint;
  const pair = accent === null ? null : accentFor(accent);
  const colour = pair === null ? "" : `:root{--accent:light-dark(${pair.light},${pair.dark})}`;
  const face = headlineFace === "sans" ? "h1{font-family:var(--sans)}" : "";
  return `${colour}${face}.logo{block-size:32px;inline-size:auto;max-inline-size:60vw;object-fit:contain;background:#fff;border-radius:4px}.imprint .text{max-inline-size:66ch}`;
}
