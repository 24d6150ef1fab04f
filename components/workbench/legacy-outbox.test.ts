import { describe, expect, it } from "vitest";
import { legacyOutboxKey, moveLegacyOutbox } from "./legacy-outbox";
import { memoryStorage } from "./memory-storage";
import { memoryOutbox, type Outbox } from "./outbox";

const key = legacyOutboxKey("user", "article");
const AT = "2026-01-05T09:00:00.000Z";
const retract = (commandId: string) => ({
  commandId,
  type: "retract-verdict" as const,
  claimId: "c1",
  reason: "A slip",
});
const kept = (): Outbox => ({ ...memoryOutbox(), isKept: () => true });

describe("what an earlier release kept", () => {
  it("is moved in order, with its drafts, and forgotten where it was", async () => {
    const storage = memoryStorage();
    const draft = { key: "d", value: { values: { reason: "A slip" }, began: {}, version: null } };
    storage.setItem(
      key,
      JSON.stringify([
        { command: retract("a"), draft },
        { command: retract("b"), draft: null },
      ]),
    );
    const outbox = kept();
    await moveLegacyOutbox(storage, key, outbox, AT);
    expect(await outbox.read()).toEqual([
      { command: retract("a"), seen: null, draft, at: AT, tab: "", batch: null, isFixed: true },
      { command: retract("b"), seen: null, draft: null, at: AT, tab: "", batch: null, isFixed: true },
    ]);
    expect(storage.getItem(key)).toBeNull();
  });

  it("stays where it is when the browser keeps nothing else", async () => {
    const storage = memoryStorage();
    storage.setItem(key, JSON.stringify([{ command: retract("a"), draft: null }]));
    const outbox = memoryOutbox();
    await moveLegacyOutbox(storage, key, outbox, AT);
    expect(await outbox.read()).toHaveLength(1);
    expect(storage.getItem(key)).not.toBeNull();
  });

  it("is nothing when it cannot be read", async () => {
    for (const broken of ["{not json", '[{"odd":true}]', "7"]) {
      const storage = memoryStorage();
      storage.setItem(key, broken);
      const outbox = kept();
      await moveLegacyOutbox(storage, key, outbox, AT);
      expect(await outbox.read()).toEqual([]);
    }
  });
});
