import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ActorId } from "../../domain/ids";
import { verifyChain } from "../../ledger/chain/hash-chain";
import { type Command, commandSchema } from "../../ledger/shapes/command";
import { playHistory, randomSteps, type Step } from "../../ledger/testing/random-history";
import type { Person } from "../../ledger/testing/review-builder";
import { database, disconnect } from "../client";
import { makeCommand, makeTestDesk, must, SEATS, type Seat, type TestDesk } from "../testing/test-desk";
import { commitCommands } from "./commit-command";
import { readEvents, readLedger, readReview } from "./read-review";
import { forgetReview } from "./review-cache";
import { verifyLedger } from "./verify-ledger";

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeTestDesk();
});
afterAll(disconnect);

const TEXT = "The ferry sails at noon.\nIt carried 1,204 people on Monday, the port says.";

const highlight = (exact: string, claimId = randomUUID()) =>
  makeCommand("highlight-claim", { claimId, anchor: { quote: { exact } } });

describe("committing commands", () => {
  it("writes a claim, its verdict and its ruling, and says where the ledger stands", async () => {
    const { id, head } = await desk.add(TEXT);
    const [reviewer, editor] = [await desk.open("reviewer1", id), await desk.open("editor", id)];
    const claimId = randomUUID();
    const first = must(await commitCommands(reviewer, [highlight("1,204 people", claimId)]));
    expect(first.events.map((event) => [event.seq, event.type, event.prevHash])).toEqual([
      [2, "claim-highlighted", head.hash],
    ]);
    must(
      await commitCommands(reviewer, [
        makeCommand("give-verdict", { claimId, rating: "mixed", rationale: "r" }),
      ]),
    );
    const last = must(
      await commitCommands(editor, [
        makeCommand("settle-claim", { claimId, rating: "false", rationale: "s", version: 1 }),
      ]),
    );
    const { state, head: now } = must(await readReview(editor));
    expect(now).toEqual(last.head);
    expect([...state.claims.values()][0]).toMatchObject({ claimId, version: 2, ruling: { rating: "false" } });
    expect(await verifyLedger(id)).toMatchObject({ ok: true, entries: 4 });
  });

  it("carries out a list all or none, and names the command that was wrong", async () => {
    const { id } = await desk.add(TEXT);
    const access = await desk.open("reviewer1", id);
    const refused = await commitCommands(access, [highlight("noon"), highlight("midnight")]);
    expect(refused).toMatchObject({
      ok: false,
      failure: { kind: "invalid", errors: [{ path: "1.anchor.quote" }] },
    });
    expect(must(await readReview(access)).head.seq).toBe(1);
  });

  it("gives a command that is sent twice one effect and the same answer, also at once and from another process", async () => {
    const { id } = await desk.add(TEXT);
    const access = await desk.open("reviewer1", id);
    const command = highlight("noon");
    const atOnce = await Promise.all([1, 2, 3].map(() => commitCommands(access, [command])));
    forgetReview(id);
    const later = await commitCommands(access, [command]);
    for (const answer of [...atOnce, later]) expect(answer).toEqual(atOnce[0]);
    expect(must(await readEvents(access, 0))).toHaveLength(2);
  });

  it("remembers a command that changed nothing", async () => {
    const { id } = await desk.add(TEXT);
    const access = await desk.open("reviewer1", id);
    const claimId = randomUUID();
    must(await commitCommands(access, [highlight("noon", claimId)]));
    const idle = makeCommand("describe-claim", { claimId, statement: null, version: 1 });
    const answer = await commitCommands(access, [idle]);
    expect(answer).toMatchObject({ ok: true, value: { events: [], head: { seq: 2 } } });
    must(await commitCommands(access, [makeCommand("comment", { commentId: randomUUID(), body: "Hm." })]));
    expect(await commitCommands(access, [idle])).toEqual(answer);
  });

  it("refuses a command id that stands for something else, here and in another article", async () => {
    const [one, other] = [await desk.add(TEXT), await desk.add(TEXT)];
    const command = highlight("noon");
    must(await commitCommands(await desk.open("reviewer1", one.id), [command]));
    const taken = { ok: false, failure: { kind: "id-taken", errors: [{ path: "commandId" }] } };
    const changed = commandSchema.parse({ ...highlight("ferry"), commandId: command.commandId });
    expect(await commitCommands(await desk.open("reviewer1", one.id), [changed])).toMatchObject(taken);
    expect(await commitCommands(await desk.open("reviewer2", one.id), [command])).toMatchObject(taken);
    expect(await commitCommands(await desk.open("reviewer1", other.id), [command])).toMatchObject(taken);
  });

  it("carries out the rest of a list of which a part was carried out before", async () => {
    const { id } = await desk.add(TEXT);
    const access = await desk.open("reviewer1", id);
    const [first, second] = [highlight("noon"), highlight("ferry")];
    must(await commitCommands(access, [first]));
    must(
      await commitCommands(access, [makeCommand("comment", { commentId: randomUUID(), body: "Between." })]),
    );
    const both = must(await commitCommands(access, [first, second, first]));
    expect(both.events.map((event) => event.seq)).toEqual([2, 4]);
    expect(await commitCommands(access, [first, second])).toEqual({ ok: true, value: both });
  });

  it("leaves no gap and loses nothing when many write at once and the memory is often behind", async () => {
    const { id } = await desk.add(TEXT);
    const access = await desk.open("reviewer1", id);
    const writes = Array.from({ length: 60 }, async (_, index) => {
      if (index % 7 === 0) forgetReview(id);
      const body = `Comment ${index}`;
      return must(await commitCommands(access, [makeCommand("comment", { commentId: randomUUID(), body })]));
    });
    const answers = await Promise.all(writes);
    const entries = must(await readLedger(access));
    expect(entries.map((entry) => entry.seq)).toEqual(Array.from({ length: 61 }, (_, index) => index + 1));
    expect(verifyChain(entries)).toMatchObject({ ok: true, head: { seq: 61 } });
    expect(new Set(answers.map((answer) => answer.head.seq)).size).toBe(60);
    expect(await verifyLedger(id)).toMatchObject({ ok: true });
  });

  it("gives the review at any entry, and refuses entries that are not there", async () => {
    const { id } = await desk.add(TEXT);
    const access = await desk.open("reviewer1", id);
    must(await commitCommands(access, [highlight("noon"), highlight("ferry")]));
    expect(must(await readReview(access, 2)).state.claims.size).toBe(1);
    for (const at of [0, 4, 1.5]) {
      expect(await readReview(access, at)).toMatchObject({
        ok: false,
        failure: { errors: [{ path: "at" }] },
      });
    }
  });

  it("keeps tables, ledger and memory the same through whatever people do", async () => {
    let attempts = 0;
    await fc.assert(
      fc.asyncProperty(randomSteps, async (steps) => {
        attempts += await playOnDatabase(steps);
      }),
      { numRuns: 40 },
    );
    expect(attempts).toBeGreaterThan(2_000);
  }, 120_000);
});

type Attempt = {
  readonly person: Person;
  readonly command: Command;
  readonly isRight: boolean;
  readonly events: number;
  /** The text after it. */
  readonly revisionId: string;
};

/** What no command does, and what a builder only notes: in memory the words are still there. */
const BY_ITSELF: ReadonlySet<string> = new Set(["revise", "publish", "redact-entry"]);

/** Does in the database what random people did in memory; both must agree on every attempt. */
async function playOnDatabase(steps: readonly Step[]): Promise<number> {
  const attempts: Attempt[] = [];
  const builder = playHistory(
    steps.filter(({ type }) => !BY_ITSELF.has(type)),
    ({ revision }, person, command, decision) => {
      attempts.push({
        person,
        command,
        revisionId: revision.id,
        isRight: decision.ok,
        events: decision.ok ? decision.value.length : 0,
      });
    },
  );
  const [[firstId, firstText] = [builder.revision.id, builder.revision.text]] = builder.earlierTexts;
  const article = await desk.add(firstText);
  const access = Object.fromEntries(
    await Promise.all(SEATS.map(async (seat) => [seat, await desk.open(seat, article.id)] as const)),
  ) as Record<Seat, Awaited<ReturnType<TestDesk["open"]>>>;
  const seatOf = new Map<ActorId, Seat>(SEATS.map((seat) => [builder.people[seat].id, seat]));
  const translated = new Map<string, string>([[firstId, article.revision.id]]);
  for (const seat of SEATS) translated.set(builder.people[seat].id, desk.people[seat]);
  const fresh = (id: string) => translated.get(id) ?? translated.set(id, randomUUID()).get(id) ?? id;
  for (const { person, command, isRight, events, revisionId } of attempts) {
    const here: Command = commandSchema.parse(JSON.parse(JSON.stringify(command).replaceAll(UUID, fresh)));
    const seat = seatOf.get(person.id) ?? "owner";
    const outcome = await commitCommands(access[seat], [here]);
    expect(outcome.ok, JSON.stringify([here, outcome])).toBe(isRight);
    if (!outcome.ok) continue;
    expect(outcome.value.events).toHaveLength(events);
    for (const { type, data } of outcome.value.events)
      if (type === "article-revised" && data !== null) translated.set(revisionId, data.revision.id);
  }
  expect(await verifyLedger(article.id)).toMatchObject({ ok: true });
  const kept = must(await readReview(access.viewer));
  forgetReview(article.id);
  expect(must(await readReview(access.viewer))).toEqual(kept);
  expect(await database().commandRow.count({ where: { articleId: article.id } })).toBe(
    attempts.filter((attempt) => attempt.isRight).length,
  );
  return attempts.length;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
