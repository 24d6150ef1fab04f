import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * Prose that people wrote: the paragraphs of the README files of what is installed, the same for the same lockfile, each
 * once, until there are `words` of them. It repeats itself as real texts do: sentences that many READMEs share, phrases.
 */
export function realText(words: number): string {
  const seen = new Set<string>();
  let count = 0;
  for (const file of readmes("node_modules")) {
    for (const paragraph of prose(readFileSync(file, "utf8"))) {
      if (count >= words) return [...seen].join("\n");
      if (seen.has(paragraph)) continue;
      seen.add(paragraph);
      count += paragraph.split(" ").length;
    }
  }
  throw new Error(`The installed packages have ${count} words of prose; ${words} are wanted.`);
}

function readmes(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "README.md")
    .sort()
    .map((file) => path.join(folder, file));
}

/** Paragraphs of at least 15 words that are neither code, tables nor lists. */
function prose(markdown: string): readonly string[] {
  return markdown
    .replace(/```.*?```/gs, "")
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .filter((paragraph) => /^[A-Z][a-z]/.test(paragraph) && !/[|<>{}=]/.test(paragraph))
    .filter((paragraph) => paragraph.split(" ").length >= 15);
}
