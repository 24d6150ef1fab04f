import { type KeptStorage, readKept, writeKept } from "@/lib/client/kept-storage";
import type { ReviewModeSettings } from "@/lib/domain/review-mode";
import type { Reading } from "./use-reading";

/** What of a reading is shown in a list, and kept over a reload. */
export type Summary = Pick<
  Reading,
  "arrivalId" | "title" | "format" | "words" | "comments" | "warnings" | "duplicates"
>;

/** One of many files and links, and how far it is. */
export type Piece = {
  readonly key: string;
  readonly name: string;
  /** Whether an article is to be made of it. */
  readonly isWanted: boolean;
  readonly state:
    | { readonly kind: "waiting" }
    | { readonly kind: "reading" }
    | { readonly kind: "unreadable"; readonly words: string }
    | { readonly kind: "read"; readonly summary: Summary }
    | {
        readonly kind: "added";
        readonly articleId: string;
        readonly title: string;
        readonly left: string | null;
      }
    | { readonly kind: "refused"; readonly words: string; readonly existingId: string | null };
};

/** Work that makes articles of the pieces with these keys, in this order; without `jobId` the server may not have it yet. */
export type Import = {
  readonly importId: string;
  readonly jobId: string | null;
  readonly keys: readonly string[];
  /** How the articles are reviewed; null: openly. */
  readonly review: ReviewModeSettings | null;
};

export type Pieces = { readonly pieces: readonly Piece[]; readonly work: Import | null };

export const NO_PIECES: Pieces = { pieces: [], work: null };

export const piecesKey = (userId: string, slug: string): string => `assay:new-articles:${userId}:${slug}`;

/** Those that are to become articles, with what was read of them. */
export function wantedOf(pieces: readonly Piece[]): readonly (Piece & { readonly summary: Summary })[] {
  return pieces.flatMap((piece) =>
    piece.state.kind === "read" && piece.isWanted ? [{ ...piece, summary: piece.state.summary }] : [],
  );
}

/** One that the desk has already is added when somebody says so. */
export function readPiece(piece: Piece, reading: Summary): Piece {
  const { arrivalId, title, format, words, comments, warnings, duplicates } = reading;
  const summary = { arrivalId, title, format, words, comments, warnings, duplicates };
  return { ...piece, isWanted: duplicates.length === 0, state: { kind: "read", summary } };
}

type Outcome = {
  readonly articleId?: string | undefined;
  readonly title?: string | undefined;
  readonly commentsLeft?: string | undefined;
  readonly problem?: string | undefined;
  readonly existingId?: string | undefined;
};

/** The pieces with what became so far of those that are worked on. */
export function settlePieces(
  pieces: readonly Piece[],
  keys: readonly string[],
  outcomes: readonly Outcome[],
): readonly Piece[] {
  const became = new Map(keys.map((key, at) => [key, outcomes[at]]));
  return pieces.map((piece) => {
    const outcome = became.get(piece.key);
    if (outcome === undefined) return piece;
    const { articleId, title = piece.name, commentsLeft, problem = "", existingId = null } = outcome;
    if (articleId !== undefined)
      return { ...piece, state: { kind: "added", articleId, title, left: commentsLeft ?? null } };
    return { ...piece, isWanted: false, state: { kind: "refused", words: problem, existingId } };
  });
}

/** The pieces with those that the server complains of, as in `items.3.arrivalId`. */
export function refusePiece(
  pieces: readonly Piece[],
  keys: readonly string[],
  errors: Readonly<Record<string, string>>,
): readonly Piece[] {
  const said = new Map(
    Object.entries(errors).map(([path, words]) => [
      keys[Number(/^items\.(\d+)/.exec(path)?.[1] ?? -1)],
      words,
    ]),
  );
  return pieces.map((piece) => {
    const words = said.get(piece.key);
    return words === undefined ? piece : { ...piece, isWanted: false, state: { kind: "unreadable", words } };
  });
}

/** What was read and what became of it outlasts the page; a file that was not sent yet goes with it. */
export function keepPieces(storage: KeptStorage | null, key: string, { pieces, work }: Pieces): boolean {
  const kept = pieces.filter(({ state }) => state.kind !== "waiting" && state.kind !== "reading");
  return writeKept(storage, key, kept.length === 0 ? null : { pieces: kept, work });
}

export function readPieces(storage: KeptStorage | null, key: string): Pieces | null {
  return readKept(storage, key, isPieces);
}

/** Written by this page alone; what an older or a newer one wrote in another shape is as if it were not there. */
function isPieces(value: unknown): value is Pieces {
  const { pieces, work } = Object(value) as Partial<Record<keyof Pieces, unknown>>;
  return Array.isArray(pieces) && pieces.every(isPiece) && (work === null || typeof work === "object");
}

function isPiece(value: unknown): boolean {
  const { key, name, state } = Object(value) as Partial<Record<keyof Piece, unknown>>;
  return typeof key === "string" && typeof name === "string" && typeof Object(state).kind === "string";
}
