import type { GetICUArgs } from "@schummar/icu-type-parser";
import { IntlMessageFormat } from "intl-messageformat";
import type { Direction } from "../text/direction";
import { ar } from "./ar";
import type { Catalogue, EnglishMessage, MessageKey } from "./catalogue";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import { catalogueLocale, directionOf, type Language } from "./language";
import { nb } from "./nb";

/** The fixed words, numbers and the way of lines in one language. */
export type Words = {
  readonly language: Language;
  readonly direction: Direction;
  /** By which dates and numbers are written: a BCP 47 tag. */
  readonly locale: string;
  /** A message with what it takes put in, unchanged: what is put in is never read as a message. */
  readonly say: <Key extends MessageKey>(key: Key, ...values: SayValues<Key>) => string;
  readonly number: (count: number) => string;
  /** Several in a row, as in "a, b, c". */
  readonly list: (items: readonly string[]) => string;
};

type Values<Key extends MessageKey> = GetICUArgs<
  EnglishMessage<Key>,
  { ICUArgument: string | number; ICUNumberArgument: number }
>;

type SayValues<Key extends MessageKey> = keyof Values<Key> extends never ? [] : [values: Values<Key>];

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, nb, de, fr, es, ar };

/** The words in a language; `tag` is that of the text they stand around (BCP 47), for its region's way of writing dates. */
export function wordsIn(language: Language, tag: string | null = null): Words {
  const locale = catalogueLocale(language, tag);
  const messages = messagesIn(language);
  // English counts are written as they always were, without grouped digits.
  const isGrouped = language === "en" ? { useGrouping: false } : {};
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 20, ...isGrouped });
  const say: Words["say"] = (key, ...[values]) => String(messages(key).format(values));
  return {
    language,
    direction: directionOf(language),
    locale,
    say,
    number: (count) => numbers.format(count),
    list: (items) => items.join(say("punctuation.list")),
  };
}

/** Reading a message takes a hundred times as long as writing it, so each is read once. */
const read = new Map<Language, (key: MessageKey) => IntlMessageFormat>();

function messagesIn(language: Language): (key: MessageKey) => IntlMessageFormat {
  const found = read.get(language) ?? messageReader(language);
  read.set(language, found);
  return found;
}

function messageReader(language: Language): (key: MessageKey) => IntlMessageFormat {
  const messages = new Map(messagesOf(CATALOGUES[language]));
  const formats = new Map<MessageKey, IntlMessageFormat>();
  const locale = catalogueLocale(language, null);
  return (key) => {
    const format =
      formats.get(key) ?? new IntlMessageFormat(messages.get(key) ?? "", locale, {}, { ignoreTag: true });
    formats.set(key, format);
    return format;
  };
}

/** Every message of a catalogue by its key. */
export function messagesOf(catalogue: Catalogue): readonly (readonly [MessageKey, string])[] {
  return Object.entries(catalogue).flatMap(([room, messages]) =>
    Object.entries(messages).map(([name, message]) => [`${room}.${name}` as MessageKey, message] as const),
  );
}

/** What is written for programs speaks English. */
export const ENGLISH: Words = wordsIn("en");
