import { describe, expect, it } from "vitest";
import type { ActorId, ClaimId, SuggestionId } from "../../domain/ids";
import { decide } from "../commands/decide";
import { inverseCommand } from "../commands/inverse";
import { describeEvent } from "../events/describe-event";
import { replay } from "../events/evolve";
import { notificationsFor } from "../events/notifications-for";
import { hideNames } from "../readers/hide-names";
import { withholdEntries, withholdReview } from "../readers/withhold";
import { done, failed, nothing, refused } from "../testing/decision.expected";
import { fareReview, TEXT } from "../testing/fare-review";
import { voicesOf } from "../testing/nameless.expected";

const names = { actor: () => "Ann", rating: (id: string) => id };

/** A review in which a reviewer suggested "Fares fell" for "Fares rose". */
function suggested(text = "Fares fell") {
  const fare = fareReview();
  const { review, claimId, reviewer, ask } = fare;
  const suggestionId = review.nextId() as SuggestionId;
  const decision = ask(reviewer, "suggest-wording", { claimId, suggestionId, text, note: "See the table." });
  const ids = { claimId, suggestionId };
  const suggestion = () =>
    review.claim(claimId).suggestions.find((each) => each.suggestionId === suggestionId);
  const undoOfLast = (newId?: string) => {
    const entry = review.entries.at(-1);
    if (entry === undefined) throw new Error("Nothing happened yet.");
    return inverseCommand(entry, replay(review.entries.slice(0, -1)), review.state, newId);
  };
  const told = () =>
    review.entries.map((entry, at) =>
      describeEvent(entry, at === 0 ? null : replay(review.entries.slice(0, at)), names),
    );
  return { ...fare, decision, ids, suggestion, undoOfLast, told };
}

describe("suggesting wording", () => {
  it("remembers the words that it replaces and changes nothing else of the claim", () => {
    const { review, claimId, decision, suggestion, reviewer } = suggested();
    expect(decision).toMatchObject(done("wording-suggested"));
    expect(suggestion()).toMatchObject({
      replaces: {
        exact: "Fares rose",
        prefix: expect.stringMatching(/full\. $/),
        suffix: expect.stringMatching(/^ by 4/),
      },
      text: "Fares fell",
      note: "See the table.",
      by: reviewer.id,
      outcome: null,
    });
    expect(review.claim(claimId).version).toBe(1);
  });

  it("refuses the present words, a line break, nothing, and an id in use, each with what to do", () => {
    const { ask, reviewer, claimId, ids, review } = suggested();
    const suggest = (text: string, suggestionId = review.nextId()) =>
      ask(reviewer, "suggest-wording", { claimId, suggestionId, text });
    expect(suggest("Fares rose")).toMatchObject(refused("text", /present words/));
    expect(() => suggest("Fares\nfell")).toThrow(/without a line break/);
    expect(() => suggest(" ")).toThrow(/Write something/);
    expect(suggest("Other", ids.suggestionId)).toMatchObject(failed("id-taken"));
    expect(suggest("\u0301Fares")).toMatchObject(refused("text", /whole character/));
  });

  it("refuses a claim without one sure stretch of words in one line", () => {
    const { review, ask, reviewer } = fareReview();
    const suggest = (claimId: ClaimId) =>
      ask(reviewer, "suggest-wording", { claimId, suggestionId: review.nextId(), text: "Other words" });
    const mark = (...ranges: readonly { start: number; end: number }[]) => {
      const claimId = review.nextId() as ClaimId;
      const anchor = { revisionId: review.revision.id, ranges: [...ranges] };
      review.act(reviewer, "highlight-claim", { claimId, anchor });
      return claimId;
    };
    expect(suggest(mark({ start: 0, end: 3 }, { start: 4, end: 9 }))).toMatchObject(
      refused("claimId", /several stretches/),
    );
    review.revise(`${TEXT}\nMore.`, ({ anchor }, revisionId) => ({
      placement: "kept",
      anchor: { ...anchor, revisionId },
    }));
    const last = TEXT.length;
    expect(suggest(mark({ start: last - 3, end: last + 4 }))).toMatchObject(
      refused("claimId", /more than one line/),
    );
    const [first] = review.state.claims.keys();
    if (first === undefined) throw new Error("There is a claim.");
    for (const [placement, words] of [
      ["changed", /Confirm/],
      ["lost", /Place the claim/],
    ] as const) {
      review.revise(TEXT, ({ anchor }, revisionId) => ({
        placement,
        anchor: placement === "lost" ? anchor : { ...anchor, revisionId },
      }));
      expect(suggest(first)).toMatchObject(refused("claimId", words));
    }
  });

  it("tells the one who works on the claim, and who settled it", () => {
    const { review, claimId, reviewer, colleague, editor, ids } = suggested();
    review.act(editor, "assign-claim", { claimId, userId: colleague.id });
    review.act(editor, "settle-claim", { claimId, rating: "false", rationale: "", version: 1 });
    review.act(reviewer, "suggest-wording", { claimId, suggestionId: review.nextId(), text: "Fares stood" });
    const told = notificationsFor(review.entries.at(-1) ?? raise(), replay(review.entries.slice(0, -1)));
    expect(told).toEqual([colleague.id, editor.id].map((userId) => ({ userId, kind: "wording" })));
    review.act(editor, "reopen-claim", { claimId, reason: "New words." });
    review.act(editor, "accept-wording", ids);
    const accepted = review.entries.findIndex(({ type }) => type === "wording-accepted");
    const entry = review.entries[accepted] ?? raise();
    expect(notificationsFor(entry, replay(review.entries.slice(0, accepted)))).toEqual([
      { userId: reviewer.id, kind: "wording" },
    ]);
  });
});

describe("accepting wording", () => {
  it("makes a text that differs in these words alone, with the claim confirmed on them and the others kept", () => {
    const { review, claimId, reviewer, editor, ask, ids, suggestion } = suggested("Fares fell, or rose");
    const other = review.highlight(reviewer, "by 4 per cent");
    expect(ask(editor, "accept-wording", ids)).toMatchObject(
      done("wording-accepted", "article-revised", "anchor-confirmed"),
    );
    expect(review.revision.text).toBe(TEXT.replace("Fares rose", "Fares fell, or rose"));
    expect(review.claim(claimId)).toMatchObject({
      placement: "kept",
      anchor: { revisionId: review.revision.id, ranges: [{ exact: "Fares fell, or rose" }] },
    });
    expect(review.claim(other)).toMatchObject({
      version: 1,
      placement: "kept",
      anchor: { revisionId: review.revision.id, ranges: [{ exact: "by 4 per cent" }] },
    });
    expect(suggestion()?.outcome).toMatchObject({ end: "accepted", by: editor.id, reason: null });
    expect(ask(editor, "accept-wording", ids)).toMatchObject(refused("suggestionId", /accepted already/));
    expect(review.state).toMatchObject({ revisionNumber: 2, revisionId: review.revision.id });
  });

  it("is for editors, and for a claim that is not settled on the old words", () => {
    const { review, claimId, reviewer, editor, ask, ids } = suggested();
    expect(ask(reviewer, "accept-wording", ids)).toMatchObject(failed("forbidden"));
    review.act(editor, "settle-claim", { claimId, rating: "false", rationale: "", version: 1 });
    expect(ask(editor, "accept-wording", ids)).toMatchObject(refused("claimId", /Reopen the claim first/));
  });

  it("is stale when the claim has other words by now, and follows them when they only stand elsewhere", () => {
    const { review, claimId, reviewer, editor, ask, ids, suggestion } = suggested();
    review.act(reviewer, "move-claim", {
      claimId,
      version: 1,
      anchor: { quote: { exact: "The ferry is full" } },
    });
    const refusal = {
      failure: {
        kind: "stale",
        detail: expect.stringMatching(/no longer “Fares rose”.*Nothing was changed/),
        current: { claimId },
      },
    };
    expect(ask(editor, "accept-wording", ids)).toMatchObject(refusal);
    expect(suggestion()?.outcome).toBeNull();
    review.act(reviewer, "move-claim", { claimId, version: 2, anchor: { quote: { exact: "Fares rose" } } });
    review.revise(`New. ${TEXT}`, ({ anchor }, revisionId) => ({
      placement: "kept",
      anchor: {
        revisionId,
        ranges: anchor.ranges.map((range) => ({ ...range, start: range.start + 5, end: range.end + 5 })),
      },
    }));
    expect(ask(editor, "accept-wording", ids).ok).toBe(true);
    expect(review.revision.text).toBe(`New. ${TEXT.replace("Fares rose", "Fares fell")}`);
  });

  it("leaves a claim on the same words to be confirmed, and a lost or unconfirmed one as it was", () => {
    const { review, claimId, reviewer, editor, ask, ids } = suggested("Fares rose slightly");
    const [twin, lost, doubted] = ["Fares rose by 4", "The ferry is late", "by 4 per cent"].map((exact) =>
      review.highlight(reviewer, exact),
    );
    review.revise(TEXT, ({ claimId: id, anchor }, revisionId) => ({
      placement: id === lost ? "lost" : id === doubted ? "changed" : "kept",
      anchor: id === lost ? anchor : { ...anchor, revisionId },
    }));
    const before = review.claim(lost as ClaimId).anchor;
    expect(ask(editor, "accept-wording", ids).ok).toBe(true);
    const placed = (id: ClaimId | undefined) => review.claim(id as ClaimId).placement;
    expect([claimId, twin, lost, doubted].map(placed)).toEqual(["kept", "changed", "lost", "changed"]);
    expect(review.claim(lost as ClaimId).anchor).toEqual(before);
    expect(review.claim(doubted as ClaimId).anchor.ranges[0]?.exact).toBe("by 4 per cent");
  });

  it("waits for the server in a browser, which cannot make a text", () => {
    const { review, editor, ids } = suggested();
    const context = review.contextFor(editor);
    expect(context.rewordedTexts).toBeNull();
    expect(decide(review.state, review.command("accept-wording", ids), context)).toEqual(nothing);
  });
});

describe("declining and taking back", () => {
  it("keeps the reason, and can be taken back by the editor", () => {
    const { review, ask, editor, ids, suggestion, undoOfLast } = suggested();
    expect(ask(editor, "decline-wording", { ...ids, reason: "It did rise." })).toMatchObject(
      done("wording-declined"),
    );
    expect(suggestion()?.outcome).toMatchObject({ end: "declined", reason: "It did rise." });
    expect(ask(editor, "decline-wording", ids)).toMatchObject(refused("suggestionId", /declined already/));
    expect(undoOfLast()).toEqual({ type: "reopen-wording", ...ids });
    review.act(editor, "reopen-wording", ids);
    expect(suggestion()?.outcome).toBeNull();
    expect(undoOfLast()).toEqual({ type: "decline-wording", ...ids, reason: "It did rise." });
    expect(ask(editor, "reopen-wording", ids)).toMatchObject(refused("suggestionId", /not declined/));
  });

  it("lets its author take it back, nobody else, and suggest it again under a fresh id", () => {
    const { review, ask, reviewer, colleague, editor, ids, suggestion, undoOfLast } = suggested();
    expect(undoOfLast()).toEqual({ type: "take-back-wording", ...ids });
    for (const other of [colleague, editor])
      expect(ask(other, "take-back-wording", ids)).toMatchObject(refused("suggestionId", /Somebody else/));
    review.act(reviewer, "take-back-wording", ids);
    expect(suggestion()?.outcome).toMatchObject({ end: "taken-back", by: reviewer.id });
    expect(undoOfLast()).toBeNull();
    expect(undoOfLast("new")).toEqual({
      type: "suggest-wording",
      claimId: ids.claimId,
      suggestionId: "new",
      text: "Fares fell",
      note: "See the table.",
    });
    expect(ask(editor, "decline-wording", ids)).toMatchObject(refused("suggestionId", /taken back/));
  });

  it("is not found where there is none, and a withdrawn claim is restored first", () => {
    const { review, ask, editor, claimId, ids } = suggested();
    const unknown = { claimId, suggestionId: review.nextId() };
    for (const type of ["accept-wording", "decline-wording", "reopen-wording"] as const)
      expect(ask(editor, type, unknown)).toMatchObject(failed("not-found"));
    review.act(editor, "withdraw-claim", { claimId, version: 1 });
    expect(ask(editor, "decline-wording", ids)).toMatchObject(refused("claimId", /Restore/));
  });
});

it("says each in a sentence with the old and the new words", () => {
  const { review, editor, ids, told } = suggested();
  review.act(editor, "decline-wording", { ...ids, reason: "It did rise." });
  review.act(editor, "reopen-wording", ids);
  review.act(editor, "accept-wording", ids);
  expect(told().slice(2, 6)).toEqual([
    "Ann suggested the wording “Fares fell” for “Fares rose”: “See the table.”.",
    "Ann declined the suggested wording “Fares fell” for “Fares rose”: “It did rise.”.",
    "Ann took back that the suggested wording “Fares fell” for “Fares rose” was declined.",
    "Ann accepted the suggested wording “Fares fell” for “Fares rose”.",
  ]);
});

describe("in an independent review", () => {
  it("is withheld until one judged the claim, save what becomes of one's own", () => {
    const { review, ids, claimId, reviewer, colleague, editor } = suggested();
    review.act(editor, "set-review-mode", { mode: "independent", requiredVerdicts: 1, hidesNames: false });
    review.act(editor, "decline-wording", { ...ids, reason: "No." });
    const seenBy = (viewer: typeof reviewer) => {
      const who = { actor: viewer.id, role: viewer.role };
      const entries = withholdEntries(review.entries, who, review.state);
      const own = withholdReview(review.state, who).claims.get(claimId)?.suggestions;
      expect(replay(entries).claims.get(claimId)?.suggestions).toEqual(own);
      return { own, isToldWhy: JSON.stringify(entries).includes("Fares fell") };
    };
    expect(seenBy(colleague)).toEqual({ own: [], isToldWhy: false });
    expect(seenBy(reviewer).own).toMatchObject([
      { text: "Fares fell", outcome: { end: "declined", reason: "No." } },
    ]);
    review.act(colleague, "give-verdict", { claimId, rating: "false", rationale: "" });
    expect(seenBy(colleague).own).toHaveLength(1);
  });

  it("hides who suggested it, not which editor answered", () => {
    const { review, ids, claimId, reviewer, editor } = suggested();
    review.act(editor, "decline-wording", ids);
    const [hidden] = hideNames(review.claim(claimId), editor.id, voicesOf(review)).suggestions;
    expect(hidden?.by).not.toBe(reviewer.id);
    expect(hidden?.outcome?.by).toBe(editor.id as ActorId);
  });
});

function raise(): never {
  throw new Error("There is an entry.");
}
