import type { Words } from "../../words/words";

/** What page-fonts.mjs says where it finds no font, with "{script}" and "{scripts}" where it names the scripts. */
export type FontWords = { readonly missing: string; readonly note: string; readonly list: string };

/** Which scripts a file has no font for. */
export const missingFontsNote = ({ say }: Words, scripts: readonly string[]): string =>
  say("print.fontsMissing", { scripts: scripts.join(say("punctuation.list")) });

export function fontWords({ say }: Words): FontWords {
  return {
    missing: say("print.noFont", { script: "{script}" }),
    note: say("print.fontsMissing", { scripts: "{scripts}" }),
    list: say("punctuation.list"),
  };
}
