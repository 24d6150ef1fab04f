import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RevisionId } from "../../domain/ids";
import type { TabDoing } from "../../domain/presence";
import { startPresenceSender } from "./presence-sender";

const reading: TabDoing = {
  revisionId: "revision" as RevisionId,
  attention: "focused",
  window: { start: 0, end: 100 },
  selection: null,
  openClaimId: null,
  writing: null,
};

function start() {
  const tab: { doing: TabDoing | null; isReachable: boolean } = { doing: reading, isReachable: true };
  const said: (readonly [number, number | "left"])[] = [];
  const sender = startPresenceSender({
    isReachable: () => tab.isReachable,
    look: () => tab.doing,
    tell: (beat, doing) => said.push([beat, doing.window?.start ?? 0]),
    leave: (beat) => said.push([beat, "left"]),
  });
  const scroll = (to: number): void => {
    tab.doing = { ...reading, window: { start: to, end: to + 100 } };
    sender.touch();
  };
  return { tab, said, sender, scroll };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("what a tab says of its person", () => {
  it("is said at once and then every 5 s", () => {
    const { said, sender } = start();
    vi.advanceTimersByTime(0);
    expect(said).toEqual([[1, 0]]);
    vi.advanceTimersByTime(10_000);
    expect(said).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
    ]);
    sender.stop();
  });

  it("is said twice a second at most while they move, and last where they came to rest", () => {
    const { said, sender, scroll } = start();
    vi.advanceTimersByTime(0);
    for (let to = 1; to <= 100; to++) {
      scroll(to);
      vi.advanceTimersByTime(20);
    }
    vi.advanceTimersByTime(500);
    expect(said.length).toBeLessThanOrEqual(6);
    expect(said.at(-1)?.[1]).toBe(100);
    sender.stop();
  });

  it("is not said again when nothing changed", () => {
    const { said, sender } = start();
    vi.advanceTimersByTime(600);
    sender.touch();
    vi.advanceTimersByTime(600);
    expect(said).toHaveLength(1);
    sender.stop();
  });

  it("ends with leaving, once, and begins again with a higher beat", () => {
    const { said, sender } = start();
    vi.advanceTimersByTime(600);
    sender.leave();
    sender.leave();
    sender.touch();
    vi.advanceTimersByTime(600);
    sender.stop();
    vi.advanceTimersByTime(60_000);
    expect(said).toEqual([
      [1, 0],
      [2, "left"],
      [3, 0],
      [4, "left"],
    ]);
  });

  it("waits while the server is out of reach, and is said again when it is back", () => {
    const { said, sender, tab, scroll } = start();
    vi.advanceTimersByTime(600);
    tab.isReachable = false;
    scroll(50);
    vi.advanceTimersByTime(20_000);
    expect(said).toHaveLength(1);
    tab.isReachable = true;
    sender.beat();
    expect(said.at(-1)).toEqual([2, 50]);
    sender.stop();
  });

  it("is that they left, as soon as nobody is there", () => {
    const { said, sender, tab } = start();
    vi.advanceTimersByTime(600);
    tab.doing = null;
    vi.advanceTimersByTime(20_000);
    expect(said.at(-1)).toEqual([2, "left"]);
    sender.stop();
    expect(said).toHaveLength(2);
  });
});
