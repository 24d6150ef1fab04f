import { assertNever } from "@/lib/domain/assert-never";
import { ROLES, type Role } from "@/lib/domain/role";

/** What a role may do, in a few words. */
export function describeRole(role: Role): string {
  switch (role) {
    case "owner":
      return "Owner: also members, tokens and the scale";
    case "editor":
      return "Editor: also adds articles and settles claims";
    case "reviewer":
      return "Reviewer: marks claims, gives verdicts and evidence";
    case "viewer":
      return "Viewer: reads and exports";
    default:
      return assertNever(role);
  }
}

/** A role's name. */
export const nameRole = (role: Role): string => role.charAt(0).toUpperCase() + role.slice(1);

/** All roles to choose from, by name. */
export const ROLE_CHOICES = ROLES.map((value) => ({ value, label: nameRole(value) }));

/** All roles to choose from, with what each may do. */
export const DESCRIBED_ROLES = ROLES.map((value) => ({ value, label: describeRole(value) }));
