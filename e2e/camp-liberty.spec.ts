import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { openCard, untilLive } from "./workbench";

const SAMPLE = path.resolve("../shared/samples/camp-liberty.txt");
const RATINGS = ["true", "mostly-true", "mixed", "misleading", "false", "unverifiable", "opinion"] as const;
const WANTED = 12;

test("a real article with a dozen claims is judged by three reviewers and exported in every format", async ({
  open,
  door,
  article,
}) => {
  test.skip(!existsSync(SAMPLE), "../shared/samples/camp-liberty.txt is not here");
  const {
    id,
    path: place,
    revision,
  } = await article({
    title: "Camp Liberty",
    content: readFileSync(SAMPLE, "utf8"),
    language: "en",
  });
  const [first, second, editor] = [await door("reviewer1"), await door("reviewer2"), await door("editor")];
  const sentences = sentencesOf(revision.text);
  expect(sentences.length).toBeGreaterThanOrEqual(WANTED);
  for (const [at, { start, end }] of sentences.entries()) {
    const claimId = crypto.randomUUID();
    const anchor = { revisionId: revision.id, ranges: [{ start, end }] };
    const rating = RATINGS[at % RATINGS.length] ?? "mixed";
    await first.act(
      id,
      { type: "highlight-claim", claimId, anchor, statement: `Statement ${at + 1}` },
      { type: "give-verdict", claimId, rating, rationale: `Reviewer 1 on claim ${at + 1}.` },
    );
    await second.act(
      id,
      { type: "give-verdict", claimId, rating: RATINGS[(at * 2) % 7] ?? "mixed", rationale: "" },
      {
        type: "add-evidence",
        claimId,
        evidenceId: crypto.randomUUID(),
        url: `https://archive.example/${at + 1}`,
        stance: "context",
        title: `Source ${at + 1}`,
      },
    );
    await editor.act(id, { type: "give-verdict", claimId, rating, rationale: "Agreed." });
    const ruling = { type: "settle-claim", claimId, rating, rationale: "Settled.", version: 1 } as const;
    if (at % 2 === 0) await editor.act(id, ruling);
  }

  const { claims } = await editor.review(id);
  expect(claims.length).toBeGreaterThanOrEqual(WANTED);
  expect(new Set(claims.flatMap((claim) => claim.verdicts.map((verdict) => verdict.reviewerId))).size).toBe(
    3,
  );
  expect(new Set(claims.flatMap((claim) => claim.verdicts.map((verdict) => verdict.rating))).size).toBe(7);

  for (const format of ["html", "md", "csv", "json", "webannotation", "claimreview", "jsonl", "ledger"]) {
    const report = await editor.exportAs(id, format);
    expect(report, format).toContain(format === "claimreview" ? "ClaimReview" : `Statement ${claims.length}`);
  }
  const csv = await editor.exportAs(id, "csv");
  expect(csv.split("\r\n").length).toBeGreaterThan(claims.length);

  const page = await open("reviewer1", place);
  await untilLive(page);
  await page.keyboard.press("j");
  await expect(openCard(page)).toContainText("Statement 1");
  await expect(openCard(page)).toContainText(`1 of ${claims.length}`);
  await expectAccessible(page);
});

/** Sentences long enough to claim something, as offsets without the space around them. */
function sentencesOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  const segments = [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)];
  return segments
    .map(({ segment, index }) => ({
      start: index + segment.search(/\S/),
      end: index + segment.trimEnd().length,
    }))
    .filter(({ start, end }) => end - start > 40);
}
