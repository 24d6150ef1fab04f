import type { ActorId, ClaimId, RevisionId } from "./ids";

/** A stretch of a revision's canonical text, in UTF-16 offsets. */
export type TextSpan = { readonly start: number; readonly end: number };

/** What a person types at present. Never what they type. */
export type Writing = { readonly kind: "verdict" | "comment"; readonly claimId: ClaimId | null };

/** Whether somebody works in the tab, has it in view, or has not looked at it for a while. */
export type Attention = "focused" | "visible" | "away";

/** What somebody does in one tab of an article. */
export type TabDoing = {
  /** The text that `window` and `selection` lie in. */
  readonly revisionId: RevisionId;
  readonly attention: Attention;
  /** The part of the text on their screen. */
  readonly window: TextSpan | null;
  readonly selection: TextSpan | null;
  readonly openClaimId: ClaimId | null;
  readonly writing: Writing | null;
};

/** A sign of life from one tab. `beat` grows with every sign of a tab; `doing` is null when the tab was left. */
export type TabSign = {
  readonly actorId: ActorId;
  readonly name: string;
  readonly tabId: string;
  /** The session that the tab is signed in by; null for a token. It is told to nobody. */
  readonly sessionId: string | null;
  readonly beat: number;
  readonly doing: TabDoing | null;
};

/** A sign and when it was heard, in milliseconds of the hearer's clock. */
export type HeardSign = TabSign & { readonly at: number };

/** The newest sign of each tab of an article. */
export type PresenceRoom = ReadonlyMap<string, HeardSign>;

/** A person who is here, however many tabs they have. */
export type PersonHere = Omit<TabDoing, "attention"> & {
  readonly userId: ActorId;
  readonly name: string;
  readonly isAway: boolean;
};

/** How long after its last sign a tab counts as gone: two beats may get lost on the way. */
export const SILENT_MS = 12_000;

/** The room after a sign. Whatever order signs are heard in, and however often, the room is the same. */
export function hearSign(room: PresenceRoom, heard: HeardSign): PresenceRoom {
  const key = `${heard.actorId} ${heard.tabId}`;
  const known = room.get(key);
  if (known !== undefined && !isNewer(heard, known)) return room;
  return new Map(room).set(key, heard);
}

/** The room without the tabs that were silent for too long. The same room when there are none. */
export function forgetSilent(room: PresenceRoom, now: number): PresenceRoom {
  const heard = [...room].filter(([, sign]) => isHeard(sign, now));
  return heard.length === room.size ? room : new Map(heard);
}

/** Who is here at `now`, in the order of their ids. Of a person's tabs the one that they work in counts. */
export function peopleHere(room: PresenceRoom, now: number): readonly PersonHere[] {
  const tabs = [...room.values()].filter((sign) => sign.doing !== null && isHeard(sign, now));
  const userIds = [...new Set(tabs.map((sign) => sign.actorId))].sort(compare);
  return userIds.flatMap((userId) =>
    personOf(tabs.filter((sign) => sign.actorId === userId).toSorted(byAttention)),
  );
}

/** When the next tab falls silent for too long; null when nobody is here. */
export function nextSilence(room: PresenceRoom): number | null {
  const times = [...room.values()].map((sign) => sign.at + SILENT_MS);
  return times.length === 0 ? null : Math.min(...times);
}

/** Of the same sign heard twice the earlier hearing counts, so that telling it on keeps nobody here. */
function isNewer(heard: HeardSign, known: HeardSign): boolean {
  return heard.beat > known.beat || (heard.beat === known.beat && heard.at < known.at);
}

const isHeard = (sign: HeardSign, now: number): boolean => now - sign.at < SILENT_MS;

const ATTENTIONS: readonly Attention[] = ["focused", "visible", "away"];

function byAttention(one: HeardSign, other: HeardSign): number {
  return rank(one) - rank(other) || compare(one.tabId, other.tabId);
}

const rank = ({ doing }: HeardSign): number => ATTENTIONS.indexOf(doing?.attention ?? "away");

function personOf(signs: readonly HeardSign[]): readonly PersonHere[] {
  const [front] = signs;
  if (front === undefined || front.doing === null) return [];
  const { attention, ...doing } = front.doing;
  const writing = doing.writing ?? signs.find((sign) => sign.doing?.writing)?.doing?.writing ?? null;
  const isAway = attention === "away";
  return [{ userId: front.actorId, name: front.name, ...doing, writing, isAway }];
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
