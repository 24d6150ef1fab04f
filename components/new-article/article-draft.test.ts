import { expect, test } from "vitest";
import { memoryStorage } from "@/lib/client/testing/memory-storage";
import { articleDraftKey, EMPTY_DRAFT, keepArticleDraft, readArticleDraft } from "./article-draft";

const key = articleDraftKey("u1", "demo");
const typed = { ...EMPTY_DRAFT, format: "markdown", content: "# Ferry", title: "Ferry" } as const;

test("keeps what was typed until it is read again", () => {
  const storage = memoryStorage();
  expect(keepArticleDraft(storage, key, typed)).toBe(true);
  expect(readArticleDraft(storage, key)).toEqual(typed);
});

test("keeps a draft from before the review could be chosen with it", () => {
  const storage = memoryStorage();
  const { reviewMode: _, requiredVerdicts: __, hidesNames: ___, ...older } = typed;
  storage.setItem(key, JSON.stringify(older));
  expect(readArticleDraft(storage, key)).toEqual(typed);
});

test("forgets a draft in which nothing is left", () => {
  const storage = memoryStorage();
  keepArticleDraft(storage, key, typed);
  keepArticleDraft(storage, key, { ...EMPTY_DRAFT, format: "html" });
  expect(readArticleDraft(storage, key)).toBeNull();
});

test.each([
  '{"format":"text"}',
  '{"format":"pdf"}',
  "null",
  "{",
  JSON.stringify({ ...typed, direction: "up" }),
])("takes %s for no draft", (kept) => {
  const storage = memoryStorage();
  storage.setItem(key, kept);
  expect(readArticleDraft(storage, key)).toBeNull();
});
