import { findRating, type Rating } from "../domain/rating";
import { languageTag } from "../text/language-tag";
import type { Catalogue } from "../words/catalogue";
import { CATALOGUES, type Words, wordsIn } from "../words/words";
import type { Report, ReportRating } from "./report";

/** The words that a report is written in for people. What is for programs speaks no language. */
export function wordsOf(report: Report): Words {
  const words = found.get(report) ?? wordsIn(report.language ?? "en", report.article.language);
  found.set(report, words);
  return words;
}

const found = new WeakMap<Report, Words>();

/**
 * What a rating is called in the report's language: as its desk says for that language, by the catalogue where the desk
 * left the default scale's label, else by its one label.
 */
export function ratingLabel(rating: Rating, report: Report): string {
  const { say, language } = wordsOf(report);
  const own = rating.labels?.[language];
  if (own !== undefined) return own;
  const id: string = rating.id;
  return hasCommonLabel(id) && CATALOGUES.en.rating[id] === rating.label ? say(`rating.${id}`) : rating.label;
}

/** The same of a rating that somebody gave, which may not be on the scale any more. */
export function givenLabel(
  given: { readonly rating: string; readonly ratingLabel: string },
  report: Report,
): string {
  const rating = findRating(report.scale, given.rating);
  return rating === undefined ? given.ratingLabel : ratingLabel(rating, report);
}

const hasCommonLabel = (id: string): id is keyof Catalogue["rating"] =>
  Object.hasOwn(CATALOGUES.en.rating, id);

/** What the article's language is called, in the report's; in English, and where it is no language, as it is written. */
export function articleLanguage({ article, language }: Report): string | null {
  const tag = languageTag(article.language);
  if (tag === null || language === undefined) return article.language;
  return new Intl.DisplayNames(language, { type: "language" }).of(tag) ?? article.language;
}

/** A rating's place on its scale, as in "5 on a scale from 1 (lowest) to 5 (highest)". */
export function ratingPlace({ value }: ReportRating, report: Report): string {
  const { say, number } = wordsOf(report);
  if (value === null) return say("scale.noPlace");
  const values = report.scale.flatMap((each) => (each.value === null ? [] : [each.value]));
  return say("scale.place", {
    value: number(value),
    lowest: number(Math.min(...values)),
    highest: number(Math.max(...values)),
  });
}
