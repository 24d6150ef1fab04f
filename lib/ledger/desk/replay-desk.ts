import { canonicalJson } from "../chain/canonical-json";
import type { DeskEntry } from "./desk-entry";
import { deskEvents } from "./desk-kinds";
import { emptyDesk, type GrowingDesk } from "./growing-desk";

/** The desk after these entries, which begin with its first. */
export function replayDesk(entries: Iterable<DeskEntry>): GrowingDesk {
  const desk = emptyDesk();
  for (const entry of entries) deskEvents.fold(desk, entry);
  return desk;
}

const PARTS = {
  name: "name",
  settings: "settings",
  ratings: "rating scale",
  imprint: "imprint",
  members: "members",
  formerMembers: "former members",
  tokens: "tokens",
  invitations: "invitations",
  pseudonyms: "removed names",
  witnesses: "witnesses of the log",
  recipients: "addresses that checkpoints are mailed to",
  webhooks: "webhooks",
} as const satisfies Record<keyof GrowingDesk, string>;

/** The first part in which two desks differ, in words; null when they are the same. */
export function differentPart(one: GrowingDesk, other: GrowingDesk): string | null {
  const parts = Object.keys(PARTS) as (keyof GrowingDesk)[];
  const found = parts.find((part) => comparable(one[part]) !== comparable(other[part]));
  return found === undefined ? null : PARTS[found];
}

function comparable(part: GrowingDesk[keyof GrowingDesk]): string {
  return canonicalJson(part instanceof Map ? Object.fromEntries<unknown>([...part]) : part);
}
