import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "../testing/fake-browser";
import { openOutbox } from "./open-outbox";

const AT = "2026-01-05T09:00:00.000Z";
const waiting = (commandId: string) => ({
  command: { commandId, type: "retract-verdict" as const, claimId: "c1", reason: "A slip" },
  seen: null,
  draft: null,
  at: AT,
  tab: "t",
  batch: null,
  isFixed: false,
});
const idsIn = async (outbox: Awaited<ReturnType<typeof openOutbox>>) =>
  (await outbox.read()).map((each) => each.command.commandId);

beforeEach(() => void fakeBrowser(vi.stubGlobal.bind(vi), async () => new Response()));
afterEach(() => void vi.unstubAllGlobals());

describe("the outbox", () => {
  it("keeps commands in order across reloads and tabs until they are answered", async () => {
    const [one, other] = [await openOutbox("user", "article"), await openOutbox("user", "article")];
    await one.add([waiting("b")]);
    await other.add([waiting("a")]);
    await one.add([waiting("c")]);
    expect(await idsIn(await openOutbox("user", "article"))).toEqual(["b", "a", "c"]);
    await other.remove("b");
    expect(await idsIn(one)).toEqual(["a", "c"]);
    expect(one.isKept()).toBe(true);
  });

  it("holds a command once, however often it is put in", async () => {
    const outbox = await openOutbox("user", "article");
    await Promise.all([outbox.add([waiting("a")]), outbox.add([waiting("a")])]);
    expect(await outbox.read()).toEqual([waiting("a")]);
  });

  it("is another one for another person or another article", async () => {
    await (await openOutbox("user", "article")).add([waiting("a")]);
    expect(await idsIn(await openOutbox("other", "article"))).toEqual([]);
    expect(await idsIn(await openOutbox("user", "other"))).toEqual([]);
  });

  it("lasts as long as the tab where the browser keeps nothing, and says so", async () => {
    vi.stubGlobal("indexedDB", undefined);
    const outbox = await openOutbox("user", "article");
    await outbox.add([waiting("a")]);
    expect(await idsIn(outbox)).toEqual(["a"]);
    expect(outbox.isKept()).toBe(false);
  });

  it("goes on in memory when the browser refuses in the middle", async () => {
    const outbox = await openOutbox("user", "article");
    await outbox.add([waiting("a")]);
    vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
      throw new DOMException("Full.", "QuotaExceededError");
    });
    await outbox.add([waiting("b")]);
    expect(await idsIn(outbox)).toEqual(["b"]);
    expect(outbox.isKept()).toBe(false);
    vi.restoreAllMocks();
    expect(await idsIn(outbox)).toEqual(["a", "b"]);
  });
});
