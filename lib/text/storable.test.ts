import { expect, it } from "vitest";
import { checkStorable } from "./storable";

it("lets joined emoji and every script through unchanged", () => {
  expect(checkStorable("👩‍👩‍👧 e\u0301 مرحبا", "content")).toEqual({
    ok: true,
    value: "👩‍👩‍👧 e\u0301 مرحبا",
  });
});

it.each([
  ["a\0b", "offset 1"],
  ["ab\ud83d", "offset 2"],
  ["\ude00ab", "offset 0"],
])("refuses %j and says where", (text, where) => {
  const checked = checkStorable(text, "content");
  expect(checked.ok ? null : checked.failure).toMatchObject({
    kind: "invalid",
    errors: [{ path: "content", message: expect.stringContaining(where) }],
  });
});
