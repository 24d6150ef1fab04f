import { expect, test } from "vitest";
import { isAllowed } from "./permission";
import { ROLES } from "./role";

test("each role may do what the one below it may, and more", () => {
  const allowed = (permission: Parameters<typeof isAllowed>[1]) =>
    ROLES.filter((role) => isAllowed(role, permission));
  expect(allowed("read")).toEqual(["owner", "editor", "reviewer", "viewer"]);
  expect(allowed("give-verdict")).toEqual(["owner", "editor", "reviewer"]);
  expect(allowed("settle-claim")).toEqual(["owner", "editor"]);
  expect(allowed("manage-tokens")).toEqual(["owner"]);
});
