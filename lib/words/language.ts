import { type Direction, deriveDirection } from "../text/direction";
import { languageTag } from "../text/language-tag";

/** The languages that the catalogue has. */
export const LANGUAGES = ["en", "nb", "de", "fr", "es", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each is called on the screen. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  nb: "Norwegian",
  de: "German",
  fr: "French",
  es: "Spanish",
  ar: "Arabic",
};

/** The language of the fixed words around a text in this language (a BCP 47 tag): its own where the catalogue has it, else English. */
export function catalogueLanguage(tag: string | null): Language {
  return ownLanguage(tag) ?? "en";
}

/** Norwegian of either form: one catalogue, in the form that most write. */
const NORWEGIAN: ReadonlySet<string> = new Set(["no", "nb", "nn"]);

/**
 * By which dates and numbers are written in a language: by the use of the text's region where that has the same
 * language (as in "Jänner" for de-AT), with Western digits and the Gregorian calendar, in which the rest of the report counts.
 */
export function catalogueLocale(language: Language, tag: string | null): string {
  const canonical = languageTag(tag);
  const region = canonical === null ? undefined : new Intl.Locale(canonical).region;
  const isOwn = region !== undefined && ownLanguage(tag) === language;
  return `${language}${isOwn ? `-${region}` : ""}-u-ca-gregory-nu-latn`;
}

/** Which way a language's lines run. */
export const directionOf = (language: Language): Direction => deriveDirection("", language);

function ownLanguage(tag: string | null): Language | undefined {
  const canonical = languageTag(tag);
  if (canonical === null) return undefined;
  const { language } = new Intl.Locale(canonical);
  return LANGUAGES.find((each) => each === (NORWEGIAN.has(language) ? "nb" : language));
}
