import { describe, expect, it } from "vitest";
import type { CommandInput } from "@/lib/ledger/command";
import { memoryStorage } from "./memory-storage";
import { changeOutbox, dequeue, enqueue, outboxKey, readOutbox, retryDelayMs } from "./outbox";

const key = outboxKey("user", "article");
const retract = (commandId: string): CommandInput => ({
  commandId,
  type: "retract-verdict",
  claimId: "c1",
  reason: "A slip",
});
const waiting = (commandId: string) => ({ command: retract(commandId), draft: null });

describe("the outbox", () => {
  it("keeps commands in order across reloads until they are answered", () => {
    const storage = memoryStorage();
    changeOutbox(storage, key, (all) => enqueue(all, waiting("a")));
    changeOutbox(storage, key, (all) => enqueue(all, waiting("b")));
    expect(readOutbox(storage, key).map((each) => each.command.commandId)).toEqual(["a", "b"]);
    changeOutbox(storage, key, (all) => dequeue(all, "a"));
    expect(readOutbox(storage, key)).toEqual([waiting("b")]);
  });

  it("holds a command once, however often it is put in", () => {
    expect(enqueue([waiting("a")], waiting("a"))).toHaveLength(1);
  });

  it("leaves nothing behind when it is empty", () => {
    const storage = memoryStorage();
    changeOutbox(storage, key, (all) => enqueue(all, waiting("a")));
    changeOutbox(storage, key, (all) => dequeue(all, "a"));
    expect(storage.getItem(key)).toBeNull();
  });

  it("is empty when what was kept cannot be read", () => {
    const storage = memoryStorage();
    storage.setItem(key, "{not json");
    expect(readOutbox(storage, key)).toEqual([]);
    storage.setItem(key, '[{"odd":true}]');
    expect(readOutbox(storage, key)).toEqual([]);
  });

  it("waits longer after every failure, never more than half a minute", () => {
    expect([1, 2, 3, 10].map(retryDelayMs)).toEqual([1_000, 2_000, 4_000, 30_000]);
  });
});
