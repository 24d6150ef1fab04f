"use client";

import { Button, UnstyledButton } from "@mantine/core";
import { signIn } from "next-auth/react";
import { useState } from "react";
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

const ACCOUNTS = [
  { name: "Owner", email: "owner@demo.assay", may: "runs the desk" },
  { name: "Editor", email: "editor@demo.assay", may: "adds articles, settles claims" },
  { name: "Reviewer 1", email: "reviewer1@demo.assay", may: "marks claims, gives verdicts" },
  { name: "Reviewer 2", email: "reviewer2@demo.assay", may: "sees it differently" },
  { name: "Viewer", email: "viewer@demo.assay", may: "reads" },
] as const;

const PASSWORD = "assay-demo";

/** The demo desk's people; choosing one fills in the form. */
function DemoAccounts({ onPick }: { readonly onPick: (credentials: Credentials) => void }) {
  return (
    <section className={classes["demo"]} aria-labelledby="demo-title">
      <h2 id="demo-title">Try the demo desk</h2>
      <p>
        Choose an account to fill in the form. The password of each is <code>{PASSWORD}</code>.
      </p>
      <ul>
        {ACCOUNTS.map(({ name, email, may }) => (
          <li key={email}>
            <UnstyledButton
              className={classes["account"] ?? ""}
              onClick={() => onPick({ email, password: PASSWORD })}
            >
              <b>{name}</b> <span>{may}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
