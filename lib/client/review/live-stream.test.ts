import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ReviewBuilder } from "../../ledger/testing/review-builder";
import { type FakeStream, fakeBrowser, settle } from "../testing/fake-browser";
import { fakeServer, storeStart } from "../testing/fake-server";
import { commandParser } from "./command-parser";
import { LiveReview } from "./live-review";

let review: ReviewBuilder;
let streams: readonly FakeStream[];
let stream: () => FakeStream;
let store: LiveReview;
let stop: () => void;

beforeAll(() => commandParser.fetch());

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  review = new ReviewBuilder("The harbour handled 41,200 containers. Half of the cranes run on electricity.");
  const { reviewer1 } = review.people;
  const server = fakeServer(review, reviewer1);
  ({ streams, stream } = fakeBrowser(vi.stubGlobal.bind(vi), (url, init) => server.fetch(url, init)));
  store = new LiveReview(storeStart(review, reviewer1));
  stop = store.start();
  await settle();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const later = async (ms: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(ms);
  await settle();
};

describe("a store that follows its article's stream", () => {
  it("takes in what others do, once each, and fetches what it missed", async () => {
    stream().onopen?.();
    expect(store.getSnapshot().connection).toBe("live");
    review.highlight(review.people.reviewer2, "41,200 containers");
    stream().say(review.entries.at(-1));
    stream().say(review.entries.at(-1));
    expect(store.getSnapshot().state.claims.size).toBe(1);
    review.highlight(review.people.reviewer2, "Half of the cranes");
    review.highlight(review.people.reviewer2, "electricity");
    stream().say(review.entries.at(-1));
    await settle();
    expect(store.getSnapshot().state).toEqual(review.state);
  });

  it("comes back after a break: fetches what it missed, then follows from there", async () => {
    stream().onopen?.();
    stream().onerror?.();
    expect(store.getSnapshot().connection).toBe("offline");
    expect(stream().isClosed).toBe(true);
    review.highlight(review.people.reviewer2, "41,200 containers");
    await later(1_500);
    expect(store.getSnapshot().connection).toBe("catching-up");
    expect(store.getSnapshot().state).toEqual(review.state);
    expect(streams).toHaveLength(2);
    expect(stream().url).toMatch(/after=2$/);
    stream().onopen?.();
    expect(store.getSnapshot().connection).toBe("live");
  });

  it("says that it is offline as soon as the browser knows, and hurries back", async () => {
    stop();
    const heard = new Map<string, () => void>();
    vi.stubGlobal("addEventListener", (name: string, listener: () => void) => heard.set(name, listener));
    stop = store.start();
    await settle();
    stream().onopen?.();
    heard.get("offline")?.();
    expect(store.getSnapshot().connection).toBe("offline");
    expect(stream().isClosed).toBe(true);
    review.highlight(review.people.reviewer2, "41,200 containers");
    heard.get("online")?.();
    await settle();
    expect(store.getSnapshot()).toMatchObject({ connection: "catching-up", state: review.state });
    stream().onopen?.();
    expect(store.getSnapshot().connection).toBe("live");
  });

  it("says that the person may not see the article any more, and does not come back", async () => {
    stream().onopen?.();
    stream().say({ reason: "not-found" }, "closed");
    expect(store.getSnapshot().connection).toBe("closed");
    await later(120_000);
    expect(streams).toHaveLength(1);
  });

  it("comes back by itself when the server only had to end the stream", async () => {
    stream().say({ reason: "unavailable" }, "closed");
    expect(store.getSnapshot().connection).toBe("offline");
    await later(1_500);
    expect(streams).toHaveLength(2);
  });

  it("hands on events of the stream that are not the ledger's", () => {
    const heard: string[] = [];
    const end = store.onNamed("presence", (data) => heard.push(data));
    stream().say({ here: 1 }, "presence");
    end();
    stream().say({ here: 2 }, "presence");
    expect(heard).toEqual(['{"here":1}']);
  });
});
