import { Refusal } from "@/components/look/refusal";

/** Why somebody was not signed in, by a code of `askToSignIn`. */
export function SignInRefusal({ refusal }: { readonly refusal: string | null }) {
  return <Refusal words={refusal === null ? null : signInMessage(refusal)} />;
}

/** What a sign-in code of next-auth or of lib/http/sign-in/auth-options means to a person. */
export function signInMessage(code: string): string {
  return Object.hasOwn(MESSAGES, code) ? (MESSAGES[code] ?? OTHER) : OTHER;
}

const MESSAGES: Readonly<Record<string, string>> = {
  CredentialsSignin: "This e-mail and password do not go together. Check both and try again.",
  LinkGone: "This link was used already, or it is too old. Have a new one mailed.",
  Limited: "Too many attempts. Wait 15 minutes, then try again.",
  Unavailable: "The server cannot check passwords right now. Try again in a moment.",
  Offline: "The server cannot be reached. Check your connection and try again.",
  AccessDenied: "This account is not known here. Ask an owner of your desk for an invitation link.",
  SessionRequired: "Sign in to see this page.",
  OAuthAccountNotLinked: "Sign in the way you did before.",
};

const OTHER = "Signing in did not work. Try again, or use another way in.";
