import type { en } from "./en";

type English = typeof en;

/** The fixed words in one language: every message that English has, and no other. */
export type Catalogue = {
  readonly [Room in keyof English]: { readonly [Name in keyof English[Room]]: string };
};

/** A message's room and name, as in "claim.name". */
export type MessageKey = {
  [Room in keyof English]: `${Room}.${keyof English[Room] & string}`;
}[keyof English];

/** How the message with a key reads in English, as a type. */
export type EnglishMessage<Key extends MessageKey> =
  Key extends `${infer Room extends keyof English}.${infer Name}`
    ? Name extends keyof English[Room]
      ? English[Room][Name] & string
      : never
    : never;
