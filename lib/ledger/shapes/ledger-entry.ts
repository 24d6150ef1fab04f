import type { ActorId, ArticleId } from "../../domain/ids";
import type { EventType, ReviewEvent } from "./event";

/** What every entry says beside its event. */
type Envelope = {
  readonly articleId: ArticleId;
  /** 1 for the first entry of an article, without gaps. */
  readonly seq: number;
  /** RFC 3339 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
  readonly at: string;
  readonly actor: ActorId;
};

/** An event as it was decided: what, who, when and where. */
export type Happened<Type, Data> = Envelope & { readonly type: Type; readonly data: Data };

/** The same of any type that `Events` maps to its data. */
export type HappenedOf<Events, Type extends keyof Events = keyof Events> = {
  [Each in Type]: Happened<Each, Events[Each]>;
}[Type];

/** A ledger entry as it was decided, before it is linked to the one before it. */
export type UnsealedEntry = ReviewEvent & Envelope;

/** What links an entry to the one before it. */
export type Seal = {
  /** 16 random bytes in hex. */
  readonly salt: string;
  readonly dataHash: string;
  readonly prevHash: string;
  readonly hash: string;
  readonly redactedBy?: undefined;
};

/** The same of an entry of which what it said was removed by order of law: its `data` is a stand-in, `dataHash` that of what was said. */
export type EmptiedSeal = Omit<Seal, "salt" | "redactedBy"> & {
  readonly salt: null;
  /** The seq of the entry-redacted that says so. */
  readonly redactedBy: number;
};

/** An event that happened, linked to the entry before. */
export type Sealed<Type, Data> = Happened<Type, Data> & (Seal | EmptiedSeal);

/** The same of any type that `Events` maps to its data. */
export type SealedOf<Events, Type extends keyof Events = keyof Events> = {
  [Each in Type]: Sealed<Each, Events[Each]>;
}[Type];

/**
 * An entry of an article's ledger, linked to the one before by hash. All hashes are SHA-256 in lower-case hex over
 * RFC 8785 canonical JSON: `dataHash = H({data, salt})`,
 * `hash = H({articleId, seq, at, actor, type, dataHash, prevHash})`; the first `prevHash` is 64 zeros. What an entry said can be
 * removed by order of law: then a stand-in is folded in its place.
 */
export type LedgerEntry = UnsealedEntry & (Seal | EmptiedSeal);

/** The last entry's place and hash. */
export type LedgerHead = { readonly seq: number; readonly hash: string };

/** The entries of the given event kinds. */
export type EntryOf<Type extends EventType> = Extract<UnsealedEntry, { readonly type: Type }>;
