/** Which way the lines of an article run. */
export type Direction = "ltr" | "rtl";

const RIGHT_TO_LEFT_LANGUAGES: ReadonlySet<string> = new Set(
  "ar arc arz azb ckb dv fa glk he iw ji khw ks lrc mzn nqo pnb prs ps rhg sd syr ug ur yi".split(" "),
);
const RIGHT_TO_LEFT_SCRIPTS: ReadonlySet<string> = new Set(
  "adlm arab aran hebr mand mend nkoo rohg samr syrc thaa".split(" "),
);
const RIGHT_TO_LEFT_LETTER =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/gu;
const LETTER = /\p{L}/gu;
const SAMPLE_UNITS = 20_000;
const CLEAR_SHARE = 0.7;

/**
 * The direction of an article: that of its letters where at least 70 % of them agree (the first 20,000 units
 * are looked at), else that of its language (a BCP 47 tag), else that of most letters, else left to right.
 */
export function deriveDirection(text: string, language?: string | null): Direction {
  const sample = text.slice(0, SAMPLE_UNITS);
  const letters = sample.match(LETTER)?.length ?? 0;
  const share = letters === 0 ? 0.5 : (sample.match(RIGHT_TO_LEFT_LETTER)?.length ?? 0) / letters;
  if (share >= CLEAR_SHARE) return "rtl";
  if (share <= 1 - CLEAR_SHARE) return "ltr";
  if (language) return languageDirection(language);
  return share > 0.5 ? "rtl" : "ltr";
}

function languageDirection(tag: string): Direction {
  const [language = "", ...subtags] = tag.toLowerCase().split(/[-_]/);
  const script = subtags.find((subtag) => /^[a-z]{4}$/.test(subtag));
  const isRightToLeft =
    script === undefined ? RIGHT_TO_LEFT_LANGUAGES.has(language) : RIGHT_TO_LEFT_SCRIPTS.has(script);
  return isRightToLeft ? "rtl" : "ltr";
}
