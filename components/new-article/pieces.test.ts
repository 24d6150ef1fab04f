import { expect, it } from "vitest";
import {
  keepPieces,
  type Piece,
  readPiece,
  readPieces,
  refusePiece,
  type Summary,
  settlePieces,
  wantedOf,
} from "./pieces";

const reading = (title: string, duplicates: Summary["duplicates"] = []): Summary => ({
  arrivalId: `of ${title}`,
  title,
  format: "text",
  words: 3,
  comments: 0,
  warnings: [],
  duplicates,
});

const waiting = (key: string): Piece => ({
  key,
  name: `${key}.txt`,
  isWanted: true,
  state: { kind: "waiting" },
});
const read = (key: string) => readPiece(waiting(key), reading(key));

const known = {
  id: "1",
  title: "a",
  publisher: null,
  addedAt: "",
  archivedAt: null,
  because: "text",
  likeness: 1,
} as const;

it("wants what was read, and what the desk has already once somebody says so", () => {
  const there = readPiece(waiting("b"), reading("b", [known]));
  expect(wantedOf([read("a"), there, waiting("c")]).map(({ key }) => key)).toEqual(["a"]);
  expect(wantedOf([{ ...there, isWanted: true }]).map(({ summary }) => summary.arrivalId)).toEqual(["of b"]);
});

it("says what became of each by its place in the work, and of the others nothing", () => {
  const pieces = [read("a"), read("b"), read("c"), waiting("d")];
  const [a, b, c, d] = settlePieces(
    pieces,
    ["c", "a", "b"],
    [
      { articleId: "7", title: "C" },
      { problem: "There already.", existingId: "8" },
    ],
  );
  expect(c?.state).toEqual({ kind: "added", articleId: "7", title: "C", left: null });
  expect(a).toMatchObject({
    isWanted: false,
    state: { kind: "refused", words: "There already.", existingId: "8" },
  });
  expect([b, d]).toEqual([pieces[1], pieces[3]]);
});

it("puts a complaint of the server beside the piece that it is of", () => {
  const [a, b] = refusePiece([read("a"), read("b")], ["a", "b"], {
    "items.1.arrivalId": "Kept no longer.",
    other: "No.",
  });
  expect(a).toEqual(read("a"));
  expect(b).toMatchObject({ isWanted: false, state: { kind: "unreadable", words: "Kept no longer." } });
});

it("keeps what was read over a reload, and nothing that is no longer there to be sent", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const work = { importId: "8", jobId: "9", keys: ["a"], review: null };
  expect(keepPieces(storage, "k", { pieces: [read("a"), waiting("b")], work })).toBe(true);
  expect(readPieces(storage, "k")).toEqual({ pieces: [read("a")], work });
  kept.set("k", JSON.stringify({ pieces: [{ key: 1 }], work: null }));
  expect(readPieces(storage, "k")).toBeNull();
  keepPieces(storage, "k", { pieces: [waiting("b")], work: null });
  expect(kept.size).toBe(0);
});
