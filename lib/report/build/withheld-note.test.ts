import { describe, expect, test } from "vitest";
import { readerView } from "../../ledger/readers/reader-view";
import { ReviewBuilder } from "../../ledger/testing/review-builder";
import { unpacked } from "../testing/read-file";
import { reportInput } from "../testing/report-builder";
import { REPORT_WRITERS } from "../writers/writers";
import { buildReport } from "./build-report";

/** claimreview has settled claims only, of which nothing is withheld; in ledger each entry says so of itself. */
const SAYING = REPORT_WRITERS.filter(({ format }) => !["claimreview", "ledger"].includes(format));

function independent(hidesNames: boolean) {
  const review = new ReviewBuilder("Fares rose.");
  const { editor, reviewer1, reviewer2 } = review.people;
  review.act(editor, "set-review-mode", { mode: "independent", hidesNames });
  const claimId = review.highlight(reviewer1, "Fares rose");
  review.act(reviewer2, "give-verdict", { claimId, rating: "false", rationale: "No." });
  const write = async (person: typeof editor, format: string) => {
    const reader = { actor: person.id, role: person.role };
    const state = readerView(review.state, reader).review(review.state);
    const report = buildReport({ ...reportInput(), state, reader });
    return unpacked((await REPORT_WRITERS.find((writer) => writer.format === format)?.write(report)) ?? "");
  };
  return { write, editor, reviewer1, reviewer2 };
}

describe.each(SAYING.map(({ format }) => format))("%s", (format) => {
  test("says that something is withheld, and why, to whom it is and to nobody else", async () => {
    const { write, reviewer1, reviewer2, editor } = independent(false);
    expect(await write(reviewer1, format)).toMatch(/independent: on 1 claim, .* withheld/su);
    expect(await write(reviewer2, format)).not.toContain("independent: on");
    expect(await write(editor, format)).not.toContain("independent: on");
  });

  test("says that names are hidden, and calls people by their letters", async () => {
    const { write, editor } = independent(true);
    const said = await write(editor, format);
    expect(said).toMatch(/independent: on 1 claim, names are hidden/su);
    expect(said).not.toContain("Reviewer 2");
  });
});
