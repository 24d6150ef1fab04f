import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { ActorId, ArticleId, ClaimId } from "../../domain/ids";

/** Who spoke on each claim, in the order in which each first did. */
export type Voices = ReadonlyMap<ClaimId, readonly ActorId[]>;

/**
 * The id under which a person is shown on one claim: made from the claim and their place among those who spoke on it,
 * so that it stays theirs there, is another one on other claims, and says nothing of who they are.
 */
export function pseudonymFor(claimId: ClaimId, actor: ActorId, voices: Voices): ActorId {
  const found = voices.get(claimId)?.indexOf(actor) ?? -1;
  return pseudonymAt(claimId, found < 0 ? NOWHERE : Math.min(found, NOWHERE - 1));
}

/** The id of whoever has a place, 0 for the first, among those that are told apart within a scope. */
export function pseudonymAt(scope: ClaimId | ArticleId, place: number): ActorId {
  const hash = bytesToHex(sha256(utf8ToBytes(scope))).slice(0, 16);
  const tail = place.toString(16).padStart(4, "0");
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-${SIGN}-${hash.slice(12)}0000${tail}` as ActorId;
}

/** "Reviewer A" for the first who spoke on the claim; null for an id that is no pseudonym. */
export function pseudonymName(id: string): string | null {
  const place = PSEUDONYM.exec(id)?.[1];
  if (place === undefined) return null;
  const at = Number.parseInt(place, 16);
  return at === NOWHERE ? NAMELESS : `Reviewer ${letters(at)}`;
}

/** What somebody is called of whom nothing is told, not even who else they are. */
export const NAMELESS = "A reviewer";

/** A UUID of version 8 whose custom part no other of ours has; ids of people are of version 4. */
const SIGN = "8b1d-8ede";
const NOWHERE = 0xffff;
const PSEUDONYM = /^[0-9a-f]{8}-[0-9a-f]{4}-8b1d-8ede-[0-9a-f]{4}0{4}([0-9a-f]{4})$/;

/** A to Z, then AA, AB and on. */
function letters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last;
}
