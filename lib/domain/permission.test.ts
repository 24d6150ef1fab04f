import { describe, expect, it } from "vitest";
import { isAllowed, type Permission } from "./permission";
import { ROLES, type Role } from "./role";

/**
 * The least role that may do each thing: the law, said here on its own and not taken from the table that it holds. A new
 * permission does not compile until somebody decides.
 */
const LEAST: Readonly<Record<Permission, Role>> = {
  read: "viewer",
  "highlight-claim": "reviewer",
  "describe-claim": "reviewer",
  "move-claim": "reviewer",
  "confirm-anchor": "reviewer",
  "doubt-anchor": "reviewer",
  "unplace-claim": "reviewer",
  "withdraw-claim": "reviewer",
  "restore-claim": "reviewer",
  "give-verdict": "reviewer",
  "retract-verdict": "reviewer",
  "add-evidence": "reviewer",
  "revise-evidence": "reviewer",
  "remove-evidence": "reviewer",
  comment: "reviewer",
  "edit-comment": "reviewer",
  "remove-comment": "reviewer",
  "resolve-thread": "reviewer",
  "reopen-thread": "reviewer",
  "suggest-wording": "reviewer",
  "take-back-wording": "reviewer",
  "settle-claim": "editor",
  "reopen-claim": "editor",
  "return-claim": "editor",
  "take-back-return": "editor",
  "assign-claim": "editor",
  "accept-wording": "editor",
  "decline-wording": "editor",
  "reopen-wording": "editor",
  "set-review-mode": "editor",
  "import-article": "editor",
  "download-original": "editor",
  "revise-article": "editor",
  "describe-article": "editor",
  "archive-article": "editor",
  "publish-report": "editor",
  "withdraw-edition": "editor",
  "manage-members": "owner",
  "manage-settings": "owner",
  "manage-scale": "owner",
  "manage-tokens": "owner",
  "read-audit": "owner",
  "redact-entry": "owner",
};

const UPWARDS: readonly Role[] = ["viewer", "reviewer", "editor", "owner"];

describe("the table of permissions", () => {
  it("knows every role", () => expect(new Set(UPWARDS)).toEqual(new Set(ROLES)));

  it.each(Object.entries(LEAST))(
    "lets whoever does %s be at least a %s, and nobody below",
    (permission, least) => {
      const allowed = UPWARDS.filter((role) => isAllowed(role, permission as Permission));
      expect(allowed).toEqual(UPWARDS.slice(UPWARDS.indexOf(least)));
    },
  );
});
