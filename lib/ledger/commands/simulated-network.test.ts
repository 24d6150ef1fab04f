import fc from "fast-check";
import { expect, test } from "vitest";
import { replay } from "../events/evolve";
import { SimulatedDesk } from "../testing/random-network";
import { networkSteps } from "../testing/random-steps";

const RUNS = 300;
/** The seed of all laws; with ASSAY_TEST_SEED=random one of this run's own, printed. */
const seed = fc.readConfigureGlobal()?.seed ?? Date.now() % 2 ** 31;

test("four screens on an unreliable network end with the same review, nothing lost and nothing twice", {
  timeout: 60_000,
}, () => {
  const seen = { asked: 0, taken: 0, refused: 0, joined: 0 };
  fc.assert(
    fc.property(networkSteps, (steps) => {
      const desk = new SimulatedDesk();
      for (const step of steps) desk.step(step);
      for (const { client } of desk.screens) expectFold(desk, client.confirmed);
      desk.calmDown();
      expectAgreement(desk);
      expectOnce(desk);
      expect(desk.overtaking.unseen, "words overwritten that the author never saw").toEqual([]);
      expect(desk.overtaking.alone, "conflicts of an author with nobody").toEqual([]);
      seen.joined += desk.joined.size;
      seen.asked += desk.asked.size;
      for (const entries of desk.told.values()) seen[entries === null ? "refused" : "taken"] += 1;
    }),
    { numRuns: RUNS, seed, interruptAfterTimeLimit: 40_000, endOnFailure: true },
  );
  console.log(`Seed ${seed}: ${RUNS} runs, ${JSON.stringify(seen)}.`);
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(100);
});

/** Whatever arrived, in whatever order: what is confirmed is the fold of the server's first entries. */
function expectFold(desk: SimulatedDesk, confirmed: SimulatedDesk["screens"][number]["client"]["confirmed"]) {
  expect(confirmed).toEqual(replay(desk.server.entries.slice(0, confirmed.seq)));
}

function expectAgreement({ screens, server }: SimulatedDesk): void {
  for (const { client, outbox } of screens) {
    expect(outbox).toEqual([]);
    expect(client.unconfirmed).toEqual([]);
    expect(client.shown).toEqual(server.state);
  }
}

/** Every command has one word; each that was taken is in the ledger once, and nothing else is. */
function expectOnce({ asked, told, joined, carriedOut, server }: SimulatedDesk): void {
  expect(new Set([...told.keys(), ...joined])).toEqual(asked);
  expect([...carriedOut.values()].every((count) => count === 1)).toBe(true);
  const acknowledged = [...told.values()].flatMap((entries) => entries ?? []).map((entry) => entry.seq);
  expect(acknowledged.toSorted((a, b) => a - b)).toEqual(server.entries.slice(1).map((entry) => entry.seq));
}
