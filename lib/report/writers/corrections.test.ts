import { describe, expect, it } from "vitest";
import type { ClaimId } from "../../domain/ids";
import { ReviewBuilder } from "../../ledger/testing/review-builder";
import { buildReport } from "../build/build-report";
import { inputOf } from "../testing/report-builder";
import { writer } from "./corrections";

const DOCUMENT = {
  type: "doc",
  content: ["The port moved 2.1 *million* tonnes.", "It was the most in ten years."].map((text) => ({
    type: "paragraph",
    content: [{ type: "text", text }],
  })),
};

/** A review in which wording was suggested for two claims. */
function suggested() {
  const builder = new ReviewBuilder("The port moved 2.1 *million* tonnes.\nIt was the most in ten years.");
  const { reviewer1 } = builder.people;
  const suggest = (exact: string, text: string, note: string | null, statement?: string) => {
    const claimId = builder.highlight(reviewer1, exact, statement === undefined ? {} : { statement });
    const suggestionId = builder.nextId();
    builder.act(reviewer1, "suggest-wording", { claimId, suggestionId, text, note });
    return { claimId: claimId as ClaimId, suggestionId };
  };
  return {
    builder,
    suggest,
    list: async () => String(await writer.write(buildReport(inputOf(builder, "A remark.", DOCUMENT)))),
  };
}

describe("the corrections for the author", () => {
  it("are what was accepted, with the words around, the claim and why, and nothing that waits or was declined", async () => {
    const { builder, suggest, list } = suggested();
    const { editor, reviewer1 } = builder.people;
    const first = suggest(
      "2.1 *million*",
      "2.2 [million]",
      "See the table.",
      "The port moved 2.1 million tonnes.",
    );
    const declined = suggest("most", "DECLINED", null);
    suggest("ten years", "PENDING", null);
    builder.act(editor, "decline-wording", declined);
    builder.act(editor, "accept-wording", first);
    const text = await list();
    expect(text).toContain(
      [
        "1. Before: The port moved **2.1 \\*million\\*** tonnes.",
        "   - Now: The port moved **2.2 \\[million\\]** tonnes.",
        "   - Statement: The port moved 2.1 million tonnes.",
        "   - Why: See the table.",
        `   - Suggested by ${reviewer1.name} A remark., accepted by ${editor.name} A remark., 5 January 2026, 09:07 UTC`,
      ].join("\n"),
    );
    expect(text).not.toMatch(/DECLINED|PENDING|^2\./m);
  });

  it("are none as long as nothing was accepted, and are not made of an edition", async () => {
    const { builder, suggest, list } = suggested();
    suggest("most", "PENDING", null);
    expect(await list()).toMatch(/No suggested wording was accepted so far\.\n$/);
    const report = buildReport(inputOf(builder, "A remark.", DOCUMENT));
    expect(writer.refuses?.(report)).toBeNull();
    expect(writer.refuses?.({ ...report, edition: {} as never })).toMatch(/no suggested wording/);
  });
});
