import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RevisionId } from "../domain/ids";
import { anchorFromOffsets } from "./anchor-from-offsets";
import { anchorHolds } from "./anchor-holds";
import { anchorFromQuote } from "./match-quote";
import { placeAnchor, placeAnchors } from "./place-anchor";
import { foldText } from "./word-tokens";

const revision = (id: string, text: string) => ({ id: id as RevisionId, text });

const ARTICLE = [
  "The harbour company said on Monday that the ferry carried 41,000 people last year.",
  "Unemployment on the island fell to 4.1 percent, the lowest since 1974, the mayor wrote.",
  "She added: 'No other route is as cheap.' Nobody at the ministry would confirm it.",
].join("\n");

const place = (after: string, exact: string, before: string = ARTICLE) => {
  const made = anchorFromQuote(revision("old", before), { exact });
  if (!made.ok) throw new Error("The test's quote is not in its article.");
  const { placement, anchor } = placeAnchor(revision("old", before), revision("new", after), made.value);
  return {
    placement,
    exact: anchor.ranges.map((range) => range.exact).join("|"),
    revisionId: anchor.revisionId,
  };
};

describe("placeAnchor", () => {
  it("keeps the claim when text is inserted before it and removed after it", () => {
    const after = `A new first line, much like others.\n${ARTICLE.replace(" Nobody at the ministry would confirm it.", "")}`;
    const exact = "the ferry carried 41,000 people";
    expect(place(after, exact)).toEqual({ placement: "kept", exact, revisionId: "new" });
  });

  it("keeps the claim when only white space, paragraphs and the shape of quotes change", () => {
    const after = ARTICLE.replaceAll("\n", " ")
      .replace("'No other route", "\n\n‘No other\nroute")
      .replace(".'", ".’");
    expect(place(after, "'No other route is as cheap.'")).toMatchObject({
      placement: "kept",
      exact: "‘No other\nroute is as cheap.’",
    });
  });

  it("says changed, and shows all of it, when somebody put a sentence in between its words", () => {
    const added =
      "The harbour company, which was asked on Tuesday and again on Thursday, would not say how many of these were islanders.";
    const after = ARTICLE.replace("\nUnemployment", ` ${added}\nUnemployment`);
    expect(place(after, "41,000 people last year.\nUnemployment on the island")).toEqual({
      placement: "changed",
      exact: `41,000 people last year. ${added}\nUnemployment on the island`,
      revisionId: "new",
    });
  });

  it("asks when the words stood in several places and their neighbours are others now", () => {
    const before = "A: it fell to four percent, he said. B: it fell to four percent, she said. C: it rose.";
    const after = "A: it fell to four percent, he said. D: it fell to four percent. C: it rose.";
    const [, second = 0] = [...before.matchAll(/it fell to four percent/g)].map(({ index }) => index);
    const made = anchorFromOffsets(revision("old", before), [{ start: second, end: second + 23 }]);
    if (!made.ok) throw new Error("The range is within the text.");
    expect(placeAnchor(revision("old", before), revision("new", after), made.value).placement).toBe(
      "changed",
    );
  });

  it("says moved when its paragraph went elsewhere", () => {
    const [first, second, third] = ARTICLE.split("\n");
    const exact = "the ferry carried 41,000 people last year";
    const text = [second, third, first].join("\n");
    expect(place(text, exact)).toEqual({ placement: "moved", exact, revisionId: "new" });
  });

  it("says changed, and shows the new words, when a number turned into another", () => {
    const after = ARTICLE.replace(
      "fell to 4.1 percent, the lowest since 1974",
      "rose to 7.9 percent, the highest since 1994",
    );
    expect(place(after, "fell to 4.1 percent, the lowest since 1974")).toEqual({
      placement: "changed",
      exact: "rose to 7.9 percent, the highest since 1994",
      revisionId: "new",
    });
  });

  it("says lost, and keeps the old quote, when its sentence is gone", () => {
    const exact = "Unemployment on the island fell to 4.1 percent";
    const after = ARTICLE.split("\n")
      .filter((line) => !line.includes(exact))
      .join("\n");
    expect(place(after, exact)).toEqual({ placement: "lost", exact, revisionId: "old" });
  });

  it("does not take a single word that survives among strangers for the claim", () => {
    const after = "Elsewhere entirely, 1974 was a good year for boats.";
    expect(place(after, "1974").placement).not.toBe("kept");
    expect(place(after, "1974").placement).not.toBe("moved");
  });

  it("says changed when one of several ranges is gone", () => {
    const made = anchorFromOffsets(revision("old", ARTICLE), [
      { start: 0, end: 19 },
      { start: ARTICLE.indexOf("Unemployment"), end: ARTICLE.indexOf(" the mayor") },
    ]);
    if (!made.ok) throw new Error("The ranges are within the text.");
    const [first = "", , third = ""] = ARTICLE.split("\n");
    const placed = placeAnchor(revision("old", ARTICLE), revision("new", `${first}\n${third}`), made.value);
    expect(placed.placement).toBe("changed");
    expect(placed.anchor.ranges.map(({ exact }) => exact)).toEqual(["The harbour company"]);
  });
});

const words = fc.array(
  fc.constantFrom("the", "ferry", "fell", "to", "4.1", "by", "May", "e\u0301", "😀", ",", "a", "شمال"),
  {
    minLength: 3,
    maxLength: 60,
  },
);

describe("placeAnchors", () => {
  it("keeps every anchor of a text that did not change", () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (list, a, b) => {
        const text = list.join(" ");
        const [start = 0, end = 0] = [a % text.length, b % (text.length + 1)].sort((x, y) => x - y);
        const made = anchorFromOffsets(revision("old", text), [{ start, end }]);
        fc.pre(made.ok && text.slice(start, end).trim() !== "");
        if (!made.ok) return;
        const placed = placeAnchor(revision("old", text), revision("new", text), made.value);
        expect(placed.placement).toBe("kept");
        expect(foldText(placed.anchor.ranges[0]?.exact ?? "")).toBe(
          foldText(made.value.ranges[0]?.exact ?? ""),
        );
      }),
    );
  });

  it("never says kept or moved over other words, whatever the texts", () => {
    fc.assert(
      fc.property(words, words, fc.nat(), fc.integer({ min: 1, max: 40 }), (old, now, a, length) => {
        const [before, after] = [revision("old", old.join(" ")), revision("new", now.join(" "))];
        const start = a % before.text.length;
        const made = anchorFromOffsets(before, [
          { start, end: Math.min(start + length, before.text.length) },
        ]);
        fc.pre(made.ok);
        if (!made.ok) return;
        const [placed] = placeAnchors(before, after, [made.value]);
        const { placement = "lost", anchor = made.value } = placed ?? {};
        expect(anchorHolds(placement === "lost" ? before.text : after.text, anchor)).toBe(true);
        if (placement === "changed" || placement === "lost") return;
        expect(anchor.ranges.map(({ exact }) => foldText(exact))).toEqual(
          made.value.ranges.map(({ exact }) => foldText(exact)),
        );
      }),
    );
  });
});
