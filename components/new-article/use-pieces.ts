"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { askApi, askApiByForm } from "@/lib/client/ask-api";
import { browserStorage } from "@/lib/client/kept-storage";
import { MAX_FILE_BYTES } from "@/lib/text/limits";
import { showBytes } from "./article-size";
import type { Source } from "./drop-article";
import { keepPieces, NO_PIECES, type Piece, type Pieces, piecesKey, readPiece, readPieces } from "./pieces";
import { formOf } from "./use-reading";

const INTAKE = "POST /api/v1/workspaces/{slug}/intake";

/** As many as the server makes articles of in one go. */
export const MOST_PIECES = 200;
/** So many are read at a time: the server has others to serve. */
const AT_ONCE = 2;

/** Reads many files and links, some at a time, in the order in which they came. What was read is kept in this browser. */
export function usePieces(slug: string, userId: string) {
  const [{ pieces, work }, setAll] = useState<Pieces>(NO_PIECES);
  const [isReady, setReady] = useState(false);
  const [complaint, setComplaint] = useState<string | null>(null);
  const queue = useRef<Waiting[]>([]);
  const readers = useRef(0);
  const storageKey = piecesKey(userId, slug);

  useEffect(() => {
    const kept = readPieces(browserStorage(), storageKey);
    if (kept !== null) setAll((now) => (now === NO_PIECES ? kept : now));
    setReady(true);
  }, [storageKey]);
  useEffect(() => {
    if (isReady) keepPieces(browserStorage(), storageKey, { pieces, work });
  }, [isReady, storageKey, pieces, work]);

  const change = useCallback((key: string, step: (piece: Piece) => Piece) => {
    setAll((now) => ({ ...now, pieces: now.pieces.map((each) => (each.key === key ? step(each) : each)) }));
  }, []);

  const readOn = useCallback(async (): Promise<void> => {
    readers.current += 1;
    for (let next = queue.current.shift(); next !== undefined; next = queue.current.shift()) {
      const { key, source } = next;
      change(key, (piece) => ({ ...piece, state: { kind: "reading" } }));
      const answer =
        typeof source === "string"
          ? await askApi(INTAKE, { params: { slug }, body: { url: source } })
          : await askApiByForm(INTAKE, { params: { slug }, form: formOf(source) });
      change(key, (piece) => {
        if (answer.ok) return readPiece(piece, answer.value);
        const words = Object.values(answer.errors)[0] ?? answer.detail;
        return { ...piece, isWanted: false, state: { kind: "unreadable", words } };
      });
    }
    readers.current -= 1;
  }, [change, slug]);

  const add = (sources: readonly Source[]): void => {
    const room = Math.max(0, MOST_PIECES - pieces.length);
    const waiting = sources.slice(0, room).map((source) => ({ key: crypto.randomUUID(), source }));
    const over = sources.length - waiting.length;
    setComplaint(
      over === 0 ? null : `${MOST_PIECES} fit in at once. ${over} were left: bring them in afterwards.`,
    );
    setAll((now) => ({ ...now, pieces: [...now.pieces, ...waiting.map(toPiece)] }));
    queue.current.push(...waiting.filter(({ source }) => tooLarge(source) === null));
    while (readers.current < AT_ONCE && queue.current.length > 0) void readOn();
  };

  return {
    ...{ pieces, work, isReady, complaint, add },
    want: (key: string, isWanted: boolean) => change(key, (piece) => ({ ...piece, isWanted })),
    remove: (key: string) => {
      queue.current = queue.current.filter((each) => each.key !== key);
      setAll((now) => ({ ...now, pieces: now.pieces.filter((each) => each.key !== key) }));
    },
    clear: () => {
      queue.current = [];
      setComplaint(null);
      setAll(NO_PIECES);
    },
    setAll,
  };
}

type Waiting = { readonly key: string; readonly source: Source };

function toPiece({ key, source }: Waiting): Piece {
  const name = typeof source === "string" ? source : source.name;
  const words = tooLarge(source);
  if (words !== null) return { key, name, isWanted: false, state: { kind: "unreadable", words } };
  return { key, name, isWanted: true, state: { kind: "waiting" } };
}

const tooLarge = (source: Source): string | null =>
  typeof source === "string" || source.size <= MAX_FILE_BYTES
    ? null
    : `It has ${showBytes(source.size)}; a file may have up to 20 MiB.`;
