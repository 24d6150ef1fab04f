"use client";

import { Button, PasswordInput, TextInput } from "@mantine/core";
import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { useAlive } from "@/components/browser/waking";
import classes from "./sign-in.module.css";
import { SignInRefusal } from "./sign-in-refusal";
import { useTypedEarly } from "./use-typed-early";

export type Credentials = { readonly email: string; readonly password: string };

type Props = {
  readonly next: string;
  readonly error: string | null;
  readonly value: Credentials;
  readonly onChange: (value: Credentials) => void;
};

/** E-mail and password. What was typed stays when it was refused. */
export function SignInForm({ next, error, value, onChange }: Props) {
  const [refusal, setRefusal] = useState(error);
  const [isWaiting, setWaiting] = useState(false);
  const isAlive = useAlive();
  const form = useTypedEarly(value, onChange);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWaiting(true);
    const answer = await askToSignIn(value);
    if (answer === null) return window.location.assign(withFragment(next));
    setRefusal(answer);
    setWaiting(false);
  };
  return (
    <form ref={form} method="post" onSubmit={(event) => void submit(event)} className={classes["form"]}>
      <SignInRefusal refusal={refusal} />
      <TextInput
        label="E-mail"
        type="email"
        name="email"
        autoComplete="username"
        required
        withAsterisk={false}
        value={value.email}
        onChange={(event) => onChange({ ...value, email: event.currentTarget.value })}
      />
      <PasswordInput
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={value.password}
        onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
        visibilityToggleButtonProps={{ "aria-label": "Show what I type", tabIndex: 0 }}
      />
      <Button type="submit" loading={isWaiting} disabled={!isAlive} fullWidth>
        Sign in
      </Button>
    </form>
  );
}

/** A link into an article keeps its fragment on the way here, so that it leads on to the claim that it names. */
export function withFragment(next: string): string {
  return next.includes("#") ? next : next + window.location.hash;
}

/** What proves who somebody is: a password, or the secret of a link that was mailed to them. */
type Proof = { readonly email: string; readonly password: string } | { readonly link: string };

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
