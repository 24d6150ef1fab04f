import type { Report } from "../report";
import { wordsOf } from "../report-words";

/** What page-fonts.mjs says where it finds no font, with "{script}" and "{scripts}" where it names the scripts. */
export type FontWords = { readonly missing: string; readonly note: string; readonly list: string };

export function fontWords(report: Report): FontWords {
  const { say } = wordsOf(report);
  return {
    missing: say("print.noFont", { script: "{script}" }),
    note: say("print.fontsMissing", { scripts: "{scripts}" }),
    list: say("punctuation.list"),
  };
}
