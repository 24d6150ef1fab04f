import { describe, expect, it } from "vitest";
import { memoryStorage } from "../testing/memory-storage";
import { draftWords, openDraft, putAside, readAside, takeAside } from "./aside-drafts";
import { readDraft, writeDraft } from "./draft";

const KEY = "assay:draft:u1:a1:c1:comment";
const draft = (body: string) => ({ values: { body }, began: { body: "" }, version: null });

describe("drafts that were set aside", () => {
  it("wait beside what stands in their form, each once, until somebody writes on with them", () => {
    const storage = memoryStorage();
    writeDraft(storage, KEY, draft("Newer words"));
    for (const body of ["First", "Second", "First"]) putAside(storage, KEY, draft(body));
    expect(readAside(storage, KEY)).toEqual([draft("Second"), draft("First")]);
    expect(openDraft(storage, KEY)).toEqual(draft("Newer words"));
    takeAside(storage, KEY, draft("Second"));
    expect(readAside(storage, KEY)).toEqual([draft("First")]);
  });

  it("are what a form without a draft begins with, the oldest first", () => {
    const storage = memoryStorage();
    for (const body of ["First", "Second"]) putAside(storage, KEY, draft(body));
    expect(openDraft(storage, KEY)).toEqual(draft("First"));
    expect(openDraft(storage, KEY)).toEqual(draft("First"));
    expect(readDraft(storage, KEY)).toEqual(draft("First"));
    expect(readAside(storage, KEY)).toEqual([draft("Second")]);
  });

  it("are not forgotten when the browser cannot keep them as the form's draft", () => {
    const storage = memoryStorage();
    putAside(storage, KEY, draft("First"));
    const full = {
      ...storage,
      setItem: () => {
        throw new Error("quota");
      },
    };
    expect(openDraft(full, KEY)).toEqual(draft("First"));
    expect(readAside(storage, KEY)).toEqual([draft("First")]);
  });

  it("are told apart by what was typed, cut where it is long", () => {
    const source = {
      values: { url: "https://a.example", stance: "supports", title: "Log" },
      began: { url: "", stance: "supports", title: "" },
      version: null,
    };
    expect(draftWords(source)).toBe("https://a.example · Log");
    expect(draftWords(draft("x".repeat(500)))).toHaveLength(121);
  });

  it.each(["[", "{}", '[{"values":{}}]'])("are none where something else is kept: %s", (text) => {
    const storage = memoryStorage();
    storage.setItem(`${KEY}:aside`, text);
    expect(readAside(storage, KEY)).toEqual([]);
  });
});
