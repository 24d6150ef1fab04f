import {
  isArgumentElement,
  isPluralElement,
  isSelectElement,
  type MessageFormatElement,
} from "@formatjs/icu-messageformat-parser";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { CLAIM_KINDS, CLAIM_STATUSES, CONFIDENCES, STANCES } from "../domain/claim";
import { EDITION_KINDS } from "../domain/edition";
import { DEFAULT_SCALE } from "../domain/rating";
import { catalogueLanguage, catalogueLocale, LANGUAGES } from "./language";
import { CATALOGUES, messagesOf, wordsIn } from "./words";

const ENGLISH = new Map(messagesOf(CATALOGUES.en));
const OTHERS = LANGUAGES.filter((language) => language !== "en");

describe.each(LANGUAGES)("the words in %s", (language) => {
  const messages = messagesOf(CATALOGUES[language]);

  it("are all there, and no others", () => {
    expect(messages.map(([key]) => key)).toEqual([...ENGLISH.keys()]);
    for (const [key, message] of messages) expect(message.trim(), key).not.toBe("");
  });

  it("take what the English ones take", () => {
    for (const [key, message] of messages)
      expect(argumentsOf(message), key).toEqual(argumentsOf(ENGLISH.get(key) ?? ""));
  });

  it("have every form that the language has for a count", () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, message] of messages)
      for (const { options } of pluralsOf(elementsOf(message)))
        expect(Object.keys(options).toSorted(), key).toEqual(forms.toSorted());
  });

  it("say what is put in, whichever count it is", () => {
    for (const [key, message] of messages) {
      const names = argumentsOf(message);
      for (const count of [0, 1, 2, 3, 11, 100, 1_000_000]) {
        const values = Object.fromEntries(
          names.map((name) => [name, name === "count" ? count : `‹${name}›`]),
        );
        const said = wordsOfAnyKey(language, key, values);
        for (const name of names.filter((each) => each !== "count")) expect(said, key).toContain(`‹${name}›`);
        expect(said.replaceAll(/‹\w+›/g, ""), key).not.toMatch(/[{}#]/);
      }
    }
  });

  it("may stand in HTML as they are", () => {
    for (const [key, message] of messages) expect(message, key).not.toMatch(/[<>&"']/);
  });

  it("have the language's own quotation marks and commas", () => {
    const foreign = {
      en: /[«»„،]/,
      nb: /[“”„،]/,
      de: /[«»”،]/,
      fr: /[“”„،]|[^\u00a0][:;?!»]/,
      es: /[“”„،]/,
      ar: /[“”„,;?]/,
    };
    for (const [key, message] of messages) {
      const plain = message.replaceAll(/\{count, plural,|\{\w+\}/g, "");
      expect(plain, key).not.toMatch(foreign[language]);
    }
  });

  it("name all kinds, statuses, stances and the ratings of the default scale", () => {
    const { claimKind, confidence, editionKind, rating, stance, status } = CATALOGUES[language];
    expect(Object.keys(claimKind)).toEqual([...CLAIM_KINDS]);
    expect(Object.keys(confidence)).toEqual([...CONFIDENCES]);
    expect(Object.keys(editionKind)).toEqual([...EDITION_KINDS]);
    expect(Object.keys(rating)).toEqual(DEFAULT_SCALE.map(({ id }) => id));
    expect(Object.keys(stance)).toEqual([...STANCES, "withheld"]);
    expect(Object.keys(status).toSorted()).toEqual(CLAIM_STATUSES.toSorted());
  });
});

describe("the catalogue", () => {
  it("says a rating by another word than any other rating of the scale", () => {
    for (const language of LANGUAGES)
      expect(new Set(Object.values(CATALOGUES[language].rating)).size).toBe(DEFAULT_SCALE.length);
  });

  it("gives the default scale's own labels in English", () => {
    expect(Object.values(CATALOGUES.en.rating)).toEqual(DEFAULT_SCALE.map(({ label }) => label));
  });

  it("has Norwegian for all its forms, and English for what it does not have", () => {
    const found = ["no", "nb-NO", "nn", "NB_no", "de-AT", "fr", "es-419", "ar-EG", "en-GB", "sv", "", null];
    expect(found.map(catalogueLanguage)).toEqual([
      "nb",
      "nb",
      "nb",
      "en",
      "de",
      "fr",
      "es",
      "ar",
      "en",
      "en",
      "en",
      "en",
    ]);
  });

  it("takes a region only where it is the language's", () => {
    expect(catalogueLocale("de", "de-AT")).toBe("de-AT-u-ca-gregory-nu-latn");
    expect(catalogueLocale("en", "sv-SE")).toBe("en-u-ca-gregory-nu-latn");
  });

  it("never reads what is put in as a message", () => {
    for (const language of OTHERS) {
      const said = wordsIn(language).say("punctuation.pair", { first: "{count, plural, <b>", second: "'#'" });
      expect(said).toMatch(/^\{count, plural, <b>[،,] '#'$/);
    }
  });

  it("groups digits as the language does, and not in English", () => {
    const said = LANGUAGES.map((language) => wordsIn(language).say("count.open", { count: 12_345 }));
    expect(said[0]).toContain("12345");
    expect(said[2]).toContain("12.345");
    expect(said[5]).toContain("12,345");
  });
});

const elementsOf = (message: string) =>
  new IntlMessageFormat(message, "en", {}, { ignoreTag: true }).getAst();

function argumentsOf(message: string): readonly string[] {
  const names = (elements: readonly MessageFormatElement[]): readonly string[] =>
    elements.flatMap((element) => {
      if (isArgumentElement(element)) return [element.value];
      if (!isPluralElement(element) && !isSelectElement(element)) return [];
      return [element.value, ...Object.values(element.options).flatMap(({ value }) => names(value))];
    });
  return [...new Set(names(elementsOf(message)))].toSorted();
}

const pluralsOf = (elements: readonly MessageFormatElement[]) => elements.filter(isPluralElement);

/** For tests that go through all keys, whose values no type can know. */
function wordsOfAnyKey(language: (typeof LANGUAGES)[number], key: string, values: object): string {
  const say: (key: never, values: never) => string = wordsIn(language).say;
  return say(key as never, values as never);
}
