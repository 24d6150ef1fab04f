import { expect, test } from "vitest";
import type { CommentId } from "../../domain/ids";
import type { LedgerEntry } from "../shapes/ledger-entry";
import { ReviewBuilder } from "../testing/review-builder";
import { recordHistory } from "./record-history";
import { removableWith } from "./removable";

const names = { actor: () => "Somebody", rating: (id: string) => id };

function talked() {
  const builder = new ReviewBuilder("The ferry carried 1,204 people.");
  const { reviewer1, owner } = builder.people;
  const commentId = builder.nextId() as CommentId;
  builder.act(reviewer1, "comment", { commentId, body: "Ask Mara." });
  builder.act(reviewer1, "comment", { commentId: builder.nextId(), body: "Another." });
  builder.act(reviewer1, "edit-comment", { commentId, body: "Ask Mara at home." });
  builder.act(reviewer1, "resolve-thread", { commentId });
  return { builder, owner };
}

test("offers a comment with its edits, and nothing where nobody wrote", () => {
  const { entries } = talked().builder;
  expect(removableWith(entries, 2)).toEqual([2, 4]);
  expect(removableWith(entries, 4)).toEqual([2, 4]);
  expect(removableWith(entries, 3)).toEqual([3]);
  expect([1, 5].map((seq) => removableWith(entries, seq))).toEqual([[], []]);
});

test("says in place of the words when, by whom and why they were removed", () => {
  const { builder, owner } = talked();
  builder.act(owner, "redact-entry", { seq: 2, reason: "Order 12." });
  const entries = builder.entries.map((entry) =>
    entry.seq === 2 && entry.type === "commented"
      ? ({ ...entry, data: { ...entry.data, body: "" }, salt: null, redactedBy: 6 } as LedgerEntry)
      : entry,
  );
  const [, line, other] = recordHistory(entries, names).lines;
  expect(line?.removed).toMatch(/^Words removed by order of law on \d{4}-\d\d-\d\d by Somebody: Order 12\.$/);
  expect(line?.words).toEqual([]);
  expect(other?.removed).toBeNull();
  expect(removableWith(entries, 4)).toEqual([4]);
});
