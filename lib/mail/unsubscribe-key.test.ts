import { expect, test } from "vitest";
import type { ActorId } from "../domain/ids";
import { makeUnsubscribeKey, readUnsubscribeKey } from "./unsubscribe-key";

const ana = "0b0c0d0e-0000-4000-8000-00000000000a" as ActorId;
const ben = "0b0c0d0e-0000-4000-8000-00000000000b" as ActorId;

test("an unsubscribe key is its own person's, and nobody else's", () => {
  const key = makeUnsubscribeKey(ana, "a secret");
  expect(readUnsubscribeKey(key, "a secret")).toBe(ana);
  expect(readUnsubscribeKey(key, "another secret")).toBeNull();
  expect(readUnsubscribeKey(key.replace(ana, ben), "a secret")).toBeNull();
  for (const wrong of ["", ".", ana, `${ana}.`, `${key}x`, "\u0000.é"])
    expect(readUnsubscribeKey(wrong, "a secret")).toBeNull();
});
