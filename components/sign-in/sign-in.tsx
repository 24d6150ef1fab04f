"use client";

import { Button } from "@mantine/core";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { DemoAccounts } from "./demo-accounts";
import { MailLink } from "./mail-link";
import classes from "./sign-in.module.css";
import { type Credentials, SignInForm, withFragment } from "./sign-in-form";

type Props = {
  readonly next: string;
  /** The code that a provider came back with, from the address. */
  readonly error: string | null;
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  readonly hasDemo: boolean;
  /** Whether links can be mailed. */
  readonly hasMail: boolean;
};

/** The way in, by password, by another provider, or with an account of the demo desk. */
export function SignIn({ next, error, providers, hasDemo, hasMail }: Props) {
  const [credentials, setCredentials] = useState<Credentials>({ email: "", password: "" });
  return (
    <main id="main" tabIndex={-1} className={classes["page"]}>
      <div className={classes["brand"]}>Assay</div>
      <h1>Sign in</h1>
      <p className={classes["lead"]}>Check articles claim by claim, with verdicts and evidence on record.</p>
      <noscript>
        <p className={classes["lead"]}>
          Signing in and working need JavaScript, which is off in this browser.
        </p>
      </noscript>
      <section className={classes["card"]} aria-label="Sign in with a password">
        <SignInForm next={next} error={error} value={credentials} onChange={setCredentials} />
        {hasMail && <MailLink email={credentials.email} next={next} />}
        {providers.length > 0 && <Providers providers={providers} next={next} />}
      </section>
      {hasDemo && <DemoAccounts onPick={setCredentials} />}
    </main>
  );
}

function Providers({ providers, next }: Pick<Props, "providers" | "next">) {
  return (
    <div className={classes["providers"]}>
      <p>or</p>
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          variant="default"
          fullWidth
          onClick={() => void signIn(id, { callbackUrl: withFragment(next) })}
        >
          Continue with {name}
        </Button>
      ))}
    </div>
  );
}
