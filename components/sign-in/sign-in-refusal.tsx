import { Refusal } from "@/components/look/refusal";
import { signInMessage } from "./sign-in-message";

/** Why somebody was not signed in, by a code of `askToSignIn`. */
export function SignInRefusal({ refusal }: { readonly refusal: string | null }) {
  return <Refusal words={refusal === null ? null : signInMessage(refusal)} />;
}
