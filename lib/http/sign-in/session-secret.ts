import { environment } from "../../env";

/** The key that session cookies are encrypted with. `npm start` makes one and keeps it when none is given. */
export function sessionSecret(): string {
  const secret = environment().NEXTAUTH_SECRET;
  if (secret === undefined) throw new Error("Set NEXTAUTH_SECRET: without it nobody can be signed in.");
  return secret;
}
