import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LedgerEntry } from "@/lib/ledger/ledger-entry";
import { ReviewBuilder } from "@/lib/ledger/review-builder";
import { readDraft } from "./draft";
import { type FakeServer, fakeServer } from "./fake-server";
import { browserStorage } from "./kept-storage";
import { memoryStorage } from "./memory-storage";
import { newCommand } from "./new-id";
import { createReviewStore, type ReviewStore } from "./review-store";

const TEXT = "The harbour handled 41,200 containers. Half of the cranes run on electricity.";

let review: ReviewBuilder;
let server: FakeServer;
let store: ReviewStore;
let feed: { onopen?: () => void; onerror?: () => void; onmessage?: (message: { data: string }) => void };

beforeEach(() => {
  vi.useFakeTimers();
  review = new ReviewBuilder(TEXT);
  server = fakeServer(review, review.people.reviewer1);
  vi.stubGlobal("fetch", (url: string, init?: { body?: string }) => server.fetch(url, init));
  vi.stubGlobal("localStorage", memoryStorage());
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("removeEventListener", () => undefined);
  vi.stubGlobal(
    "EventSource",
    class {
      constructor() {
        feed = this as typeof feed;
      }
      addEventListener(): void {}
      close(): void {}
    },
  );
  store = createReviewStore(review.state, review.people.reviewer1.id);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const highlight = (exact: string) =>
  newCommand({ type: "highlight-claim", claimId: review.nextId(), anchor: { quote: { exact } } });

const tell = (entry: LedgerEntry | undefined) => feed.onmessage?.({ data: JSON.stringify(entry) });

describe("a store", () => {
  it("says saved only after the server did", async () => {
    const sent = store.send(highlight("41,200 containers"));
    expect(store.getSnapshot()).toMatchObject({ saving: "saving", hasSaved: false });
    expect((await sent).kind).toBe("saved");
    expect(store.getSnapshot()).toMatchObject({ saving: "saved", hasSaved: true, waiting: 0 });
    expect(store.getSnapshot().state).toEqual(review.state);
  });

  it("keeps what could not be sent, says so, and sends it once the server is back", async () => {
    server.mode = "away";
    const command = highlight("41,200 containers");
    expect(await store.send(command)).toEqual({ kind: "waiting" });
    expect(store.getSnapshot()).toMatchObject({ saving: "waiting", waiting: 1 });
    server.mode = "here";
    await vi.advanceTimersByTimeAsync(1_000);
    expect(store.getSnapshot()).toMatchObject({ saving: "saved", waiting: 0 });
    expect(server.arrivals.get(command.commandId)).toBe(1);
  });

  it("sends after a reload what waited before it, under the same id", async () => {
    server.mode = "away";
    const command = highlight("41,200 containers");
    await store.send(command);
    server.mode = "here";
    const later = createReviewStore(review.state, review.people.reviewer1.id);
    const stop = later.start();
    await vi.advanceTimersByTimeAsync(0);
    expect([...server.arrivals.keys()]).toEqual([command.commandId]);
    expect(later.getSnapshot().waiting).toBe(0);
    stop();
  });

  it("says that the person is signed out, and loses nothing", async () => {
    server.mode = "signed-out";
    await store.send(highlight("41,200 containers"));
    expect(store.getSnapshot()).toMatchObject({ saving: "signed-out", waiting: 1 });
    server.mode = "here";
    store.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getSnapshot()).toMatchObject({ saving: "saved", waiting: 0 });
  });

  it("gives back as a draft what waited and was refused in the end", async () => {
    const claimId = review.highlight(review.people.reviewer2, "41,200 containers");
    server.mode = "away";
    const draft = { values: { reason: "A slip" }, began: { reason: "" }, version: 1 };
    const command = newCommand({ type: "retract-verdict", claimId, reason: "A slip" });
    await store.send(command, { key: "assay:draft:x", value: draft });
    server.mode = "here";
    await vi.advanceTimersByTimeAsync(1_000);
    expect(store.getSnapshot().returned).toMatchObject([{ command, outcome: { kind: "refused" } }]);
    expect(readDraft(browserStorage(), "assay:draft:x")).toEqual(draft);
    store.dismiss(command.commandId);
    expect(store.getSnapshot().returned).toEqual([]);
  });

  it("shows the other's version when the server says that it was changed meanwhile", async () => {
    const claimId = review.highlight(review.people.reviewer2, "41,200 containers", { statement: "First" });
    const known = createReviewStore(review.state, review.people.reviewer1.id);
    const { version } = review.claim(claimId);
    review.act(review.people.reviewer2, "describe-claim", { claimId, version, statement: "Theirs" });
    const sent = await known.send(
      newCommand({ type: "describe-claim", claimId, version, statement: "Mine" }),
    );
    expect(sent.kind).toBe("stale");
    expect(known.getSnapshot().state.claims.get(claimId)?.statement).toBe("Theirs");
  });

  it("takes in what others do, once each, and fetches what it missed", async () => {
    const stop = store.start();
    feed.onopen?.();
    expect(store.getSnapshot().isLive).toBe(true);
    review.highlight(review.people.reviewer2, "41,200 containers");
    tell(review.entries.at(-1));
    tell(review.entries.at(-1));
    expect(store.getSnapshot().state.claims.size).toBe(1);
    review.highlight(review.people.reviewer2, "Half of the cranes");
    review.highlight(review.people.reviewer2, "electricity");
    tell(review.entries.at(-1));
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getSnapshot().state).toEqual(review.state);
    feed.onerror?.();
    expect(store.getSnapshot().isLive).toBe(false);
    stop();
  });

  it("has the whole history after loading it, without a gap", async () => {
    await store.send(highlight("41,200 containers"));
    await store.loadHistory();
    const { entries, isComplete } = store.getSnapshot();
    expect(isComplete).toBe(true);
    expect(entries.map((entry) => entry.seq)).toEqual(review.entries.map((entry) => entry.seq));
  });
});
