import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Caller } from "../../database/access";
import { callerOfSession } from "./caller";
import { readSessionCookie } from "./session-cookie";

/** Who looks at the page, or null when nobody is signed in. Asked once a request. */
export const pageCaller = cache(async (): Promise<Caller | null> => {
  const jar = await cookies();
  const found = await callerOfSession(await readSessionCookie((name) => jar.get(name)?.value));
  if (found.ok) return found.value;
  if (found.failure.kind === "unavailable") throw new Error(found.failure.detail);
  return null;
});

/** Who looks at the page; anyone else is sent to sign in and comes back to `returnTo`. */
export async function requirePageCaller(returnTo: string): Promise<Caller> {
  const caller = await pageCaller();
  return caller ?? redirect(`/sign-in?next=${encodeURIComponent(returnTo)}`);
}
