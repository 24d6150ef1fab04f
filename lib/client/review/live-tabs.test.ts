import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ReviewBuilder } from "../../ledger/testing/review-builder";
import { newCommand } from "../new-id";
import { type FakeStream, fakeBrowser, fakeChannels, fakeLocks, settle } from "../testing/fake-browser";
import { type FakeServer, fakeServer, storeStart } from "../testing/fake-server";
import { commandParser } from "./command-parser";
import { LiveReview } from "./live-review";

let review: ReviewBuilder;
let server: FakeServer;
let streams: readonly FakeStream[];
const ends: (() => void)[] = [];

beforeAll(() => commandParser.fetch());

beforeEach(() => {
  review = new ReviewBuilder("The harbour handled 41,200 containers. Half of the cranes run on electricity.");
  server = fakeServer(review, review.people.reviewer1);
  ({ streams } = fakeBrowser(vi.stubGlobal.bind(vi), (url, init) => server.fetch(url, init)));
  vi.stubGlobal("navigator", { locks: fakeLocks() });
  vi.stubGlobal("BroadcastChannel", fakeChannels());
});

afterEach(() => {
  for (const end of ends.splice(0)) end();
  vi.unstubAllGlobals();
});

async function openTab() {
  const store = new LiveReview(storeStart(review, review.people.reviewer1));
  const end = store.start();
  ends.push(end);
  await settle();
  return { store, end, shown: () => store.getSnapshot() };
}

const highlight = (exact: string) =>
  newCommand({ type: "highlight-claim", claimId: review.nextId(), anchor: { quote: { exact } } });

describe("the tabs of one person on one article", () => {
  it("share one stream and one sender: what one does is sent once and is in all", async () => {
    const [one, two, three] = [await openTab(), await openTab(), await openTab()];
    streams[0]?.onopen?.();
    const command = highlight("41,200 containers");
    expect(await two.store.send(command)).toEqual({ kind: "waiting" });
    await settle();
    expect(streams).toHaveLength(1);
    expect(server.arrivals).toEqual(new Map([[command.commandId, 1]]));
    review.highlight(review.people.reviewer2, "electricity");
    streams[0]?.say(review.entries.at(-1));
    await settle();
    for (const { shown } of [one, two, three]) {
      expect(shown()).toMatchObject({ saving: "saved", waiting: 0, connection: "live" });
      expect(shown().state).toEqual(review.state);
    }
  });

  it("show what waits in all of them, and another goes on when the one that leads is closed", async () => {
    const [one, two] = [await openTab(), await openTab()];
    server.mode = "away";
    await one.store.send(highlight("41,200 containers"));
    await two.store.send(highlight("Half of the cranes"));
    await settle();
    expect([one, two].map(({ shown }) => shown().waiting)).toEqual([2, 2]);
    server.mode = "here";
    one.end();
    await settle();
    expect(streams).toHaveLength(2);
    expect([...server.arrivals.values()]).toEqual([1, 1]);
    expect(two.shown()).toMatchObject({ saving: "saved", waiting: 0 });
    expect(two.shown().state).toEqual(review.state);
  });

  it("tell the person once, in the tab where they asked, that something was refused", async () => {
    const { reviewer1, reviewer2, editor } = review.people;
    const claimId = review.highlight(reviewer2, "41,200 containers");
    review.act(reviewer1, "give-verdict", { claimId, rating: "false", rationale: "" });
    const [one, two] = [await openTab(), await openTab()];
    const { version } = review.claim(claimId);
    review.act(editor, "settle-claim", { claimId, rating: "false", rationale: "", version });
    await two.store.send(newCommand({ type: "retract-verdict", claimId, reason: "A slip" }));
    await vi.waitFor(() => expect(two.shown().returned).toHaveLength(1), 10_000);
    await settle();
    expect(one.shown().returned).toEqual([]);
    expect(one.shown().state.claims.get(claimId)?.verdicts).toHaveLength(1);
  });
});
