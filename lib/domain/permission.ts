import type { Role } from "./role";

/** Who may do what, readable aloud. What is not listed is refused. */
const PERMISSIONS = {
  viewer: ["read"],
  reviewer: [
    "highlight-claim",
    "describe-claim",
    "move-claim",
    "confirm-anchor",
    "doubt-anchor",
    "unplace-claim",
    "withdraw-claim",
    "restore-claim",
    "give-verdict",
    "retract-verdict",
    "add-evidence",
    "revise-evidence",
    "remove-evidence",
    "comment",
    "edit-comment",
    "remove-comment",
    "resolve-thread",
    "reopen-thread",
    "suggest-wording",
    "take-back-wording",
  ],
  editor: [
    "settle-claim",
    "reopen-claim",
    "return-claim",
    "take-back-return",
    "assign-claim",
    "accept-wording",
    "decline-wording",
    "reopen-wording",
    "set-review-mode",
    "import-article",
    "download-original",
    "revise-article",
    "describe-article",
    "archive-article",
    "publish-report",
    "withdraw-edition",
  ],
  owner: ["manage-members", "manage-settings", "manage-scale", "manage-tokens", "read-audit", "redact-entry"],
} as const satisfies Record<Role, readonly string[]>;

export type Permission = (typeof PERMISSIONS)[Role][number];

const ORDER: readonly Role[] = ["viewer", "reviewer", "editor", "owner"];

const ALLOWED: Readonly<Record<Role, ReadonlySet<string>>> = {
  viewer: grantedUpTo("viewer"),
  reviewer: grantedUpTo("reviewer"),
  editor: grantedUpTo("editor"),
  owner: grantedUpTo("owner"),
};

/** Whether a role may do a thing: what its own row lists, and every row below it. */
export function isAllowed(role: Role, permission: Permission): boolean {
  return ALLOWED[role].has(permission);
}

function grantedUpTo(role: Role): ReadonlySet<string> {
  return new Set(ORDER.slice(0, ORDER.indexOf(role) + 1).flatMap((each) => [...PERMISSIONS[each]]));
}
