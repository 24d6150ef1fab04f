import { describe, expect, it } from "vitest";
import { draftKey, readDraft, removeDraft, writeDraft } from "./draft";
import { memoryStorage } from "./memory-storage";

const place = { userId: "u1", articleId: "a1", claimId: "c1", form: "verdict" };

describe("drafts", () => {
  it("survive until they are removed", () => {
    const storage = memoryStorage();
    const key = draftKey(place);
    expect(writeDraft(storage, key, { rationale: "So far" }, {})).toBe(true);
    expect(readDraft(storage, key)).toEqual({ rationale: "So far" });
    removeDraft(storage, key);
    expect(readDraft(storage, key)).toBeNull();
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
    writeDraft(storage, key, { rationale: "typed" }, { rationale: "" });
    writeDraft(storage, key, { rationale: "" }, {});
    expect(readDraft(storage, key)).toBeNull();
  });

  it("say when the browser did not keep them", () => {
    const full = {
      ...memoryStorage(),
      setItem: () => {
        throw new Error("quota");
      },
    };
    expect(writeDraft(full, draftKey(place), { rationale: "x" }, {})).toBe(false);
    expect(writeDraft(null, draftKey(place), { rationale: "x" }, {})).toBe(false);
  });

  it("ignore what is not a draft", () => {
    const storage = memoryStorage();
    storage.setItem("k", '{"rationale":3}');
    expect(readDraft(storage, "k")).toBeNull();
  });
});
