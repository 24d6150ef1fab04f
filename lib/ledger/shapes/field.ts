import { z } from "zod";

/** Text that can be stored and exported: no U+0000 and no lone surrogate; `maximum` in UTF-16 units. */
export function plainText(maximum: number) {
  return z
    .string()
    .max(maximum, `Keep this to ${maximum.toLocaleString("en")} characters.`)
    .refine((value) => !value.includes("\u0000"), "Remove the character U+0000.")
    .refine((value) => value.isWellFormed(), "Remove the half surrogate pair: it is not a character.");
}

/** The same, with something in it besides white space. */
export const someText = (maximum: number) =>
  plainText(maximum).refine((value) => value.trim() !== "", "Write something here.");

/** A calendar day, YYYY-MM-DD (ISO 8601), that exists. */
export const calendarDay = z.iso.date("Write the date as YYYY-MM-DD.");

/** An absolute http or https address, kept as it was typed. */
export const webAddress = plainText(8_000).refine(isWebAddress, "Give a full http:// or https:// address.");

/** A client-made id, RFC 9562, in lower case. */
export const uuid = z.guid("Give a UUID.").transform((value) => value.toLowerCase());

/** Whether a text is an absolute http or https address. */
export function isWebAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  return ["http:", "https:"].includes(new URL(value).protocol);
}
