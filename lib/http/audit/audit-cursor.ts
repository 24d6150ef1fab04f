import { z } from "zod";
import type { EntryPlace } from "../../database/desk/find-entries";

const place = z.tuple([z.iso.datetime(), z.guid(), z.int().min(0)]);

/** Where the next page begins, as opaque text. */
export const writeCursor = ({ at, ledgerId, seq }: EntryPlace): string =>
  Buffer.from(JSON.stringify([at.toISOString(), ledgerId, seq])).toString("base64url");

/** The place that a cursor stands for; null when we never wrote it. */
export function readCursor(cursor: string): EntryPlace | null {
  try {
    const [at, ledgerId, seq] = place.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { at: new Date(at), ledgerId, seq };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
