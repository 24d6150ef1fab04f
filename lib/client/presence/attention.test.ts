import { describe, expect, it } from "vitest";
import { attentionOf, type Looking } from "./attention";

const here: Looking = { isHidden: false, hasFocus: true, hiddenMs: 0, idleMs: 0 };
const MINUTE = 60_000;

describe("attention", () => {
  it.each<[string, Partial<Looking>, ReturnType<typeof attentionOf>]>([
    ["somebody who works in the tab", {}, "focused"],
    ["somebody who works in another window beside it", { hasFocus: false }, "visible"],
    ["somebody who looked at another tab just now", { isHidden: true, hiddenMs: 0.5 * MINUTE }, "visible"],
    ["somebody who looks at another tab", { isHidden: true, hiddenMs: 2 * MINUTE }, "away"],
    ["somebody who forgot the tab", { isHidden: true, hiddenMs: 5 * MINUTE }, null],
    ["somebody who reads a long paragraph", { idleMs: 5 * MINUTE }, "focused"],
    ["somebody who went for lunch", { idleMs: 11 * MINUTE }, "away"],
  ])("of %s", (_who, part, attention) => {
    expect(attentionOf({ ...here, ...part })).toBe(attention);
  });
});
