import { signIn } from "next-auth/react";

/** What proves who somebody is: a password, or the secret of a link that was mailed to them. */
export type Proof = { readonly email: string; readonly password: string } | { readonly link: string };

/** Null when it worked, else a code that `signInMessage` knows. */
export async function askToSignIn(proof: Proof): Promise<string | null> {
  try {
    const answer = await signIn("credentials", { ...proof, redirect: false });
    if (answer === undefined) return "Unavailable";
    return answer.error ?? (answer.ok ? null : "Unavailable");
  } catch {
    return "Offline";
  }
}
