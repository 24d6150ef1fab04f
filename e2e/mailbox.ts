import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";

/** A digest gathers for a minute, and the mailer looks every twenty seconds. */
const PATIENCE_MS = 150_000;

/** The newest e-mail to somebody, once the mail server of the tests (scripts/mail-server.mjs) has taken `count`. */
export async function mailTo(email: string, count = 1): Promise<string> {
  await expect
    .poll(() => lettersTo(email).length, { timeout: PATIENCE_MS, message: `${count} e-mails to ${email}` })
    .toBe(count);
  return lettersTo(email).at(-1) ?? "";
}

/** The address in an e-mail's plain text that leads to a place of the product. */
export function linkIn(letter: string, place: string): string {
  const link = letter.match(/https?:\/\/\S+/g)?.find((each) => new URL(each).pathname.startsWith(place));
  if (link === undefined) throw new Error(`The e-mail has no link to ${place}:\n${letter}`);
  return link;
}

function lettersTo(email: string): readonly string[] {
  const folder = process.env["ASSAY_E2E_MAIL"] ?? "";
  return readdirSync(folder)
    .filter((name) => name.endsWith(".eml"))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), "utf8"))
    .filter((letter) => letter.includes(email))
    .map(decoded);
}

/** Quoted-printable, as in a mail program. */
function decoded(letter: string): string {
  return letter
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
