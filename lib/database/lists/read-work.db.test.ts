import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, it } from "vitest";
import type { ArticleId } from "../../domain/ids";
import { writeMention } from "../../text/mentions";
import { disconnect } from "../client";
import { commitCommands } from "../ledger/commit-command";
import { makeCommand, makeTestDesk, must, type Seat, type TestDesk } from "../testing/test-desk";
import { countWork, readWork, type Work } from "./read-work";

let desk: TestDesk;
let articleId: ArticleId;
let claimId: string;
beforeEach(async () => {
  desk = await makeTestDesk();
  articleId = (await desk.add("The tower is 90 metres high.", "The tower")).id;
  claimId = randomUUID();
  await act(
    "reviewer1",
    makeCommand("highlight-claim", { claimId, anchor: { quote: { exact: "90 metres" } } }),
  );
});
afterAll(disconnect);

async function act(seat: Seat, ...commands: readonly ReturnType<typeof makeCommand>[]): Promise<void> {
  must(await commitCommands(await desk.open(seat, articleId), commands));
}

const verdict = (rating: string) => makeCommand("give-verdict", { claimId, rating, rationale: "" });
const independent = makeCommand("set-review-mode", {
  mode: "independent",
  requiredVerdicts: 2,
  hidesNames: false,
});

/** The lists in which the claim stands. */
async function lists(seat: Seat): Promise<readonly string[]> {
  const work: Work = must(await readWork(await desk.enter(seat)));
  return (["assigned", "secondReads", "disputes"] as const).filter((list) =>
    work[list].some((claim) => claim.claimId === claimId),
  );
}

it("lists what is assigned, what one other judged and what is disputed, until it is settled", async () => {
  expect(await lists("reviewer2")).toEqual([]);
  await act("editor", makeCommand("assign-claim", { claimId, userId: desk.people.reviewer2 }));
  expect(await lists("reviewer2")).toEqual(["assigned"]);
  await act("reviewer1", verdict("true"));
  expect(await lists("reviewer2")).toEqual(["assigned", "secondReads"]);
  expect(await lists("reviewer1")).toEqual([]);
  expect(await lists("viewer")).toEqual([]);
  await act("reviewer2", verdict("false"));
  expect(await lists("reviewer2")).toEqual(["assigned", "disputes"]);
  expect(await lists("reviewer1")).toEqual(["disputes"]);
  expect(await lists("editor")).toEqual([]);
  expect(must(await countWork(await desk.enter("reviewer2")))).toBe(1);
  await act("editor", makeCommand("settle-claim", { claimId, rating: "true", rationale: "", version: 1 }));
  expect([await lists("reviewer1"), await lists("reviewer2")]).toEqual([[], []]);
});

it("does not tell by its lists what an independent review withholds", async () => {
  await act("editor", independent);
  // That something was done on the article, and when, the desk's list tells everybody.
  const seen = async () =>
    must(await readWork(await desk.enter("reviewer2"))).secondReads.map(
      ({ articleActiveAt: _, ...claim }) => claim,
    );
  const before = await seen();
  expect(before).toMatchObject([{ claimId, status: "open" }]);
  await act("reviewer1", verdict("true"));
  expect(await seen()).toEqual(before);
  await act("editor", verdict("false"));
  expect(await seen()).toEqual(before);
  await act("reviewer2", verdict("true"));
  expect(await lists("reviewer2")).toEqual(["disputes"]);
});

it("lists the mentions of this workspace", async () => {
  const body = `${writeMention(desk.people.viewer)}, look up.`;
  await act("reviewer1", makeCommand("comment", { claimId, commentId: randomUUID(), body }));
  const { mentions } = must(await readWork(await desk.enter("viewer")));
  expect(mentions).toMatchObject([{ excerpt: "@viewer, look up.", articleTitle: "The tower", claimId }]);
  expect(must(await readWork(await desk.enter("owner"))).mentions).toEqual([]);
});

it("pages by article, the one last worked on first, and counts all that waits for each reason", async () => {
  const other = (await desk.add("One. Two. Three. Four.", "Numbers")).id;
  const marks = ["One", "Two", "Three", "Four"].map((exact) => {
    const id = randomUUID();
    return { id, command: makeCommand("highlight-claim", { claimId: id, anchor: { quote: { exact } } }) };
  });
  const assign = (id: string) => makeCommand("assign-claim", { claimId: id, userId: desk.people.reviewer2 });
  await act("reviewer1", verdict("true"));
  must(
    await commitCommands(
      await desk.open("editor", other),
      marks.map(({ command }) => command),
    ),
  );
  must(
    await commitCommands(
      await desk.open("editor", other),
      marks.map(({ id }) => assign(id)),
    ),
  );

  const access = await desk.enter("reviewer2");
  const all = must(await readWork(access));
  expect(all.counts).toEqual({ claims: 5, articles: 2, assigned: 4, secondReads: 1, disputes: 0 });
  expect(all.nextCursor).toBeNull();
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = must(await readWork(access, { cursor, limit: 2 }));
    ids.push(...[...page.assigned, ...page.secondReads].map((claim) => claim.claimId));
    expect(page.assigned.every(({ articleWaiting }) => articleWaiting === 4)).toBe(true);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(ids).toEqual([...marks.map(({ id }) => id), claimId]);
  expect(must(await readWork(access, { of: "secondReads" })).assigned).toEqual([]);
  for (const wrong of ["nonsense", `${new Date().toISOString()}_${other}_x`])
    expect(await readWork(access, { cursor: wrong })).toMatchObject({
      ok: false,
      failure: { errors: [{ path: "cursor" }] },
    });
});
