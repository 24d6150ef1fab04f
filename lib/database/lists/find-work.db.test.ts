import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CLAIM_STATUSES, claimStatus, type ReviewState } from "../../domain/claim";
import type { ClaimId } from "../../domain/ids";
import { namelessClaims } from "../../ledger/readers/hide-names";
import { withheldClaims } from "../../ledger/readers/withhold";
import type { Command } from "../../ledger/shapes/command";
import { disconnect } from "../client";
import { commitCommands } from "../ledger/commit-command";
import { readReview } from "../ledger/read-review";
import { makeCommand, makeTestDesk, must, type TestDesk } from "../testing/test-desk";
import { ARTICLE_PROGRESS, listArticles } from "./list-articles";
import { searchClaims } from "./search-claims";

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeTestDesk();
});
afterAll(disconnect);

const WORDS = "one two three four five six seven eight nine ten";

describe("the desk's list", () => {
  it("pages through every article once, the latest first, and finds by what is typed, signs included", async () => {
    const own = await makeTestDesk();
    const access = await own.enter("viewer");
    for (const title of ["First", "50% off", "5000 off", "under_score", "back\\slash"])
      await own.add(WORDS, title);
    const titles: string[] = [];
    let cursor: string | undefined;
    do {
      const page = must(await listArticles(access, { limit: 2, cursor }));
      titles.push(...page.articles.map((article) => article.title));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(titles).toEqual(["back\\slash", "under_score", "5000 off", "50% off", "First"]);
    const found = async (search: string) =>
      must(await listArticles(access, { search })).articles.map((article) => article.title);
    expect(await found("50%")).toEqual(["50% off"]);
    expect(await found("_")).toEqual(["under_score"]);
    expect(await found("\\")).toEqual(["back\\slash"]);
    expect(await found("FIRST")).toEqual(["First"]);
    expect(await listArticles(access, { cursor: "x" })).toMatchObject({
      failure: { errors: [{ path: "cursor" }] },
    });
  });

  it("counts claims by the same status as the review does, whatever was done to them", async () => {
    const acts = fc.array(fc.record({ claim: fc.nat(5), act: fc.nat(6) }), { minLength: 5, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(acts, async (steps) => {
        const { id } = await desk.add(WORDS);
        const [editor, reviewer] = [await desk.open("editor", id), await desk.open("reviewer2", id)];
        const claims = Array.from({ length: 6 }, () => randomUUID());
        for (const { claim, act } of steps) {
          const claimId = claims[claim] ?? randomUUID();
          const version = must(await readReview(editor)).state.claims.get(claimId as ClaimId)?.version ?? 1;
          await commitCommands(act % 2 === 0 ? editor : reviewer, [commandOf(act, claimId, version)]);
        }
        const { state } = must(await readReview(editor));
        const page = must(await listArticles(editor, { limit: 1 }));
        const summary = page.articles[0];
        const count = (status: string) =>
          [...state.claims.values()].filter((each) => claimStatus(each) === status).length;
        expect(summary?.claims.byStatus).toEqual(
          Object.fromEntries(CLAIM_STATUSES.map((status) => [status, count(status)])),
        );
        expect(summary).toMatchObject({
          id,
          claims: { total: state.claims.size - count("withdrawn"), settled: count("settled") },
        });
        const kept: string[] = [];
        for (const status of ARTICLE_PROGRESS) {
          const some = must(await listArticles(editor, { status, limit: 100 }));
          if (some.articles.some((article) => article.id === id)) kept.push(status);
        }
        const { total, settled } = summary?.claims ?? { total: -1, settled: -1 };
        expect(kept).toEqual([total === 0 ? "unclaimed" : total === settled ? "settled" : "checking"]);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it("counts and finds, for everyone, what the review shows them and no more", async () => {
    const acts = fc.array(fc.record({ seat: fc.nat(3), claim: fc.nat(3), act: fc.nat(8) }), {
      minLength: 15,
      maxLength: 40,
      size: "max",
    });
    const seats = ["editor", "reviewer1", "reviewer2", "viewer"] as const;
    let [withheld, nameless] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        acts,
        fc.integer({ min: 1, max: 2 }),
        fc.boolean(),
        async (steps, requiredVerdicts, hidesNames) => {
          const { id } = await desk.add(WORDS);
          const access = await Promise.all(seats.map((seat) => desk.open(seat, id)));
          const editor = await desk.open("editor", id);
          const claims = Array.from({ length: 4 }, () => randomUUID());
          const mode = makeCommand("set-review-mode", { mode: "independent", requiredVerdicts, hidesNames });
          must(await commitCommands(editor, [mode, ...claims.map((claimId) => commandOf(6, claimId, 1))]));
          for (const { seat, claim, act } of steps) {
            const claimId = claims[claim] ?? randomUUID();
            const version = must(await readReview(editor)).state.claims.get(claimId as ClaimId)?.version ?? 1;
            await commitCommands(access[seat] ?? editor, [commandOf(act, claimId, version)]);
          }
          for (const each of access) {
            const { state } = must(await readReview(each));
            withheld += withheldClaims(state, each).size;
            nameless += namelessClaims(state, each).size;
            const { byStatus, ratings } = sumUp(state);
            const [summary] = must(await listArticles(each, { limit: 1 })).articles;
            expect(summary).toMatchObject({ id, claims: { byStatus } });
            expect(summary?.ratings).toEqual(ratings);
            for (const found of must(await searchClaims(each, { q: "seven" }, 100))) {
              const claim = state.claims.get(found.claimId);
              if (claim === undefined) continue;
              expect(found.status).toBe(claimStatus(claim));
              expect(found.verdicts).toEqual(
                claim.verdicts.map(({ reviewerId, rating }) => ({ reviewerId, rating })),
              );
            }
          }
        },
      ),
      { numRuns: 12 },
    );
    expect(Math.min(withheld, nameless)).toBeGreaterThan(0);
  }, 60_000);
});

/** What a review adds up to on the desk. */
function sumUp(state: ReviewState) {
  const claims = [...state.claims.values()];
  const count = (status: string) => claims.filter((each) => claimStatus(each) === status).length;
  const ratings: Record<string, number> = {};
  for (const { isWithdrawn, ruling, verdicts } of claims) {
    if (isWithdrawn) continue;
    for (const { rating } of ruling === null ? verdicts : [ruling])
      ratings[rating] = (ratings[rating] ?? 0) + 1;
  }
  const byStatus = Object.fromEntries(CLAIM_STATUSES.map((status) => [status, count(status)]));
  return { byStatus, ratings };
}

function commandOf(act: number, claimId: string, version: number): Command {
  switch (act) {
    case 0:
      return makeCommand("give-verdict", { claimId, rating: "true", rationale: "Because." });
    case 1:
      return makeCommand("give-verdict", { claimId, rating: "false", rationale: "Because." });
    case 2:
      return makeCommand("settle-claim", { claimId, rating: "mixed", rationale: "Because.", version });
    case 3:
      return makeCommand("withdraw-claim", { claimId, version });
    case 4:
      return makeCommand("add-evidence", {
        claimId,
        evidenceId: randomUUID(),
        url: "https://example.org",
        stance: "context",
      });
    case 7:
      return makeCommand("retract-verdict", { claimId, reason: "Not sure." });
    case 8:
      return makeCommand("reopen-claim", { claimId, reason: "More came in." });
    default:
      return makeCommand("highlight-claim", { claimId, anchor: { quote: { exact: "seven" } } });
  }
}

describe("searching claims", () => {
  it("finds by words and by parts of words, the best first, in this workspace only", async () => {
    const own = await makeTestDesk();
    const other = await makeTestDesk();
    const claim = async (on: TestDesk, text: string, statement: string) => {
      const { id } = await on.add(text);
      const claimId = randomUUID();
      const highlight = makeCommand("highlight-claim", {
        claimId,
        anchor: { quote: { exact: text } },
        statement,
      });
      must(await commitCommands(await on.open("reviewer1", id), [highlight]));
      return claimId;
    };
    const exact = await claim(own, "Prices fell by 4 per cent.", "The price of bread fell by four per cent");
    const partly = await claim(own, "Bread is sold at noon.", "Bread is sold at noon");
    await claim(own, "Nothing here.", "Nothing");
    await claim(other, "The price of bread fell.", "The price of bread fell by four per cent");
    const access = await own.enter("viewer");
    const found = async (q: string) => must(await searchClaims(access, { q })).map((each) => each.claimId);
    expect(await found("price of bread fell")).toEqual([exact, partly]);
    expect(await found("rices fel")).toEqual([exact]);
    expect(await found("  ")).toEqual([]);
    for (const q of ["'; DROP TABLE claim; --", "a & | ! ( :*", "100%", "\\", "\u0000", "\ud800"]) {
      expect(await searchClaims(access, { q })).toMatchObject({ ok: true });
    }
  });
});
