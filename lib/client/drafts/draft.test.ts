import { describe, expect, it } from "vitest";
import { memoryStorage } from "../testing/memory-storage";
import { draftKey, readDraft, removeDraft, writeDraft } from "./draft";

const place = { userId: "u1", articleId: "a1", claimId: "c1", form: "verdict" };
const typed = { values: { rationale: "So far" }, began: { rationale: "" }, version: 3 };

describe("drafts", () => {
  it("survive until they are removed", () => {
    const storage = memoryStorage();
    const key = draftKey(place);
    expect(writeDraft(storage, key, typed)).toBe(true);
    expect(readDraft(storage, key)?.values).toEqual({ rationale: "So far" });
    removeDraft(storage, key);
    expect(readDraft(storage, key)).toBeNull();
  });

  it("remember what they were typed against, so that a reload does not make it look newer", () => {
    const storage = memoryStorage();
    writeDraft(storage, draftKey(place), typed);
    expect(readDraft(storage, draftKey(place))).toEqual(typed);
  });

  it("belong to one person, article, claim and form", () => {
    const others = [
      { ...place, userId: "u2" },
      { ...place, articleId: "a2" },
      { ...place, claimId: "c2" },
      { ...place, form: "evidence" },
    ];
    expect(new Set([place, ...others].map(draftKey)).size).toBe(5);
  });

  it("are none when nothing differs from what was there", () => {
    const storage = memoryStorage();
    const key = draftKey(place);
    writeDraft(storage, key, typed);
    writeDraft(storage, key, { ...typed, values: { rationale: "" }, began: {} });
    expect(readDraft(storage, key)).toBeNull();
  });

  it("say when the browser did not keep them", () => {
    const full = {
      ...memoryStorage(),
      setItem: () => {
        throw new Error("quota");
      },
    };
    expect(writeDraft(full, draftKey(place), typed)).toBe(false);
    expect(writeDraft(null, draftKey(place), typed)).toBe(false);
  });

  it.each([
    '{"rationale":"old"}',
    '{"values":{"rationale":3},"began":{},"version":1}',
    '{"values":{},"began":{},"version":"1"}',
    "[",
  ])("ignore what is not a draft: %s", (kept) => {
    const storage = memoryStorage();
    storage.setItem("k", kept);
    expect(readDraft(storage, "k")).toBeNull();
  });
});
