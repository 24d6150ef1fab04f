"use client";

import { Alert } from "@mantine/core";
import classes from "./sign-in.module.css";
import { signInMessage } from "./sign-in-message";

/** Why somebody was not signed in, by a code of `askToSignIn`; said aloud when it comes. */
export function SignInRefusal({ refusal }: { readonly refusal: string | null }) {
  return (
    <div role="alert">
      {refusal !== null && (
        <Alert color="red" variant="outline" classNames={{ message: classes["refusal"] ?? "" }}>
          {signInMessage(refusal)}
        </Alert>
      )}
    </div>
  );
}
