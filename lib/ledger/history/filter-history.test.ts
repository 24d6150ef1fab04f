import { describe, expect, it } from "vitest";
import { ReviewBuilder } from "../testing/review-builder";
import { filterHistory, readHistoryFilter, WHOLE_HISTORY, writeHistoryFilter } from "./filter-history";
import { recordHistory } from "./record-history";

function built() {
  const review = new ReviewBuilder("One two three four.");
  const { reviewer1, editor } = review.people;
  const one = review.highlight(reviewer1, "One");
  const two = review.highlight(editor, "two", { statement: "Two is even." });
  review.act(reviewer1, "give-verdict", { claimId: two, rating: "true", rationale: "Half of FOUR." });
  const { lines } = recordHistory(review.entries, { actor: () => "Somebody", rating: (id) => id });
  const seqs = (filter: object) =>
    filterHistory(lines, { ...WHOLE_HISTORY, ...filter }).map(({ seq }) => seq);
  return { reviewer1, editor, one, two, seqs };
}

describe("a filter of a history", () => {
  it("lets through what all of its parts let through", () => {
    const { reviewer1, editor, one, two, seqs } = built();
    expect(seqs({})).toEqual([1, 2, 3, 4]);
    expect(seqs({ actor: editor.id })).toEqual([1, 3]);
    expect(seqs({ groups: ["claims", "judging"] })).toEqual([2, 3, 4]);
    expect(seqs({ claimId: one })).toEqual([2]);
    expect(seqs({ claimId: two, actor: reviewer1.id })).toEqual([4]);
    expect(seqs({ search: " half of four " })).toEqual([4]);
    expect(seqs({ search: "is even" })).toEqual([3, 4]);
    expect(seqs({ since: "2026-01-05", until: "2026-01-05" })).toEqual([1, 2, 3, 4]);
    expect(seqs({ since: "2026-01-06" })).toEqual([]);
    expect(seqs({ until: "2026-01-04" })).toEqual([]);
  });

  it("comes back from an address as it was written there", () => {
    const { editor, two } = built();
    const filter = {
      ...{
        actor: editor.id,
        claimId: two,
        groups: ["judging", "evidence"] as const,
        search: "à la carte & more",
      },
      ...{ since: "2026-01-05", until: "2026-02-01" },
    };
    const said = writeHistoryFilter(filter);
    const back = new URLSearchParams(new URLSearchParams([...said]).toString());
    expect(readHistoryFilter((key) => back.get(key))).toEqual(filter);
    expect([...writeHistoryFilter(WHOLE_HISTORY)]).toEqual([]);
  });

  it("leaves out what makes no sense in an address", () => {
    const nonsense = new Map([
      ["by", "me"],
      ["kind", "judging,nothing,"],
      ["claim", "'; --"],
      ["since", "yesterday"],
      ["until", "2026-1-1"],
    ]);
    const read = readHistoryFilter((key) => nonsense.get(key) ?? null);
    expect(read).toEqual({ ...WHOLE_HISTORY, groups: ["judging"] });
  });
});
