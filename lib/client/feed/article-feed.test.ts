import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ShownEntry } from "../../ledger/shapes/shown-entry";
import { ReviewBuilder } from "../../ledger/testing/review-builder";
import { type FakeStream, fakeBrowser, fakeLocks, settle } from "../testing/fake-browser";
import { type FakeServer, fakeServer } from "../testing/fake-server";
import { ASKING_MS, type Connection, followArticle } from "./article-feed";
import { MOST_STREAMS } from "./stream-place";

let review: ReviewBuilder;
let server: FakeServer;
let streams: readonly FakeStream[];
let asked: string[];
const ends: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  review = new ReviewBuilder("The harbour handled 41,200 containers.");
  server = fakeServer(review, review.people.reviewer1);
  asked = [];
  ({ streams } = fakeBrowser(vi.stubGlobal.bind(vi), (url, init) => {
    asked.push(url);
    return url.endsWith("/presence")
      ? Promise.resolve(Response.json({ people: [] }))
      : server.fetch(url, init);
  }));
  vi.stubGlobal("navigator", { locks: fakeLocks() });
});

afterEach(() => {
  for (const end of ends.splice(0)) end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function openTab() {
  const entries: ShownEntry[] = [];
  const said: Connection[] = [];
  const named: string[] = [];
  const end = followArticle(review.state.articleId, () => entries.at(-1)?.seq ?? 1, {
    entries: (more) => void entries.push(...more),
    connection: (connection) => void said.push(connection),
    named: (name, data) => void named.push(`${name} ${data}`),
  });
  ends.push(end);
  return { entries, said, named, end };
}

const later = async (ms: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(ms);
  await settle();
};

const open = (): readonly FakeStream[] => streams.filter(({ isClosed }) => !isClosed);

describe("the tabs of one browser on many articles", () => {
  it("begin with a stream and nothing else while there are few", async () => {
    openTab();
    await later(ASKING_MS);
    expect(streams).toHaveLength(1);
    expect(asked).toEqual([]);
  });

  it("ask again and again where there are too many for a stream each, and are live", async () => {
    const tabs = Array.from({ length: MOST_STREAMS + 2 }, openTab);
    await later(ASKING_MS);
    expect(open()).toHaveLength(MOST_STREAMS);
    const last = tabs.at(-1);
    expect(last?.said).toEqual(["live"]);
    expect(last?.named).toEqual(['presence {"people":[]}']);
    review.highlight(review.people.reviewer2, "41,200 containers");
    await later(ASKING_MS);
    expect(last?.entries.map(({ seq }) => seq)).toEqual([2]);
    await later(ASKING_MS);
    expect(last?.entries).toHaveLength(1);
  });

  it("take over a stream's place when a tab is closed, without a gap, and stop asking", async () => {
    const tabs = Array.from({ length: MOST_STREAMS + 1 }, openTab);
    await later(ASKING_MS);
    review.highlight(review.people.reviewer2, "41,200 containers");
    tabs[0]?.end();
    await later(0);
    expect(open()).toHaveLength(MOST_STREAMS);
    expect(streams.at(-1)?.url).toMatch(/after=2$/);
    expect(tabs.at(-1)?.entries.map(({ seq }) => seq)).toEqual([2]);
    const before = asked.length;
    await later(5 * ASKING_MS);
    expect(asked).toHaveLength(before);
  });

  it("say so when nobody answers, and go on once somebody does", async () => {
    const tabs = Array.from({ length: MOST_STREAMS + 1 }, openTab);
    server.mode = "away";
    await later(ASKING_MS);
    expect(tabs.at(-1)?.said.at(-1)).toBe("offline");
    server.mode = "here";
    await later(10 * ASKING_MS);
    expect(tabs.at(-1)?.said.at(-1)).toBe("live");
  });

  it("ask nothing more once they are closed", async () => {
    const tabs = Array.from({ length: MOST_STREAMS + 1 }, openTab);
    await later(ASKING_MS);
    for (const { end } of tabs) end();
    const before = asked.length;
    await later(10 * ASKING_MS);
    expect(asked).toHaveLength(before);
    expect(open()).toEqual([]);
  });
});
