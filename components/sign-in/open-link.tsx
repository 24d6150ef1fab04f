"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useState } from "react";
import { useAlive } from "@/components/browser/waking";
import classes from "./sign-in.module.css";
import { askToSignIn } from "./sign-in-form";
import { SignInRefusal } from "./sign-in-refusal";

/**
 * Signs in by a mailed link, whose secret is the address's fragment. It takes a press, so that programs that look at
 * links in e-mails do not use them up.
 */
export function OpenLink({ next }: { readonly next: string }) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const isAlive = useAlive();
  const open = async (): Promise<void> => {
    setWaiting(true);
    const answer = await askToSignIn({ link: window.location.hash.slice(1) || "-" });
    if (answer === null) return window.location.replace(next);
    setRefusal(answer);
    setWaiting(false);
  };
  return (
    <main id="main" tabIndex={-1} className={classes["page"]}>
      <div className={classes["brand"]}>Assay</div>
      <h1>Sign in</h1>
      <p className={classes["lead"]}>Your link from the e-mail works once.</p>
      <section className={classes["card"]} aria-label="Sign in by a link">
        <div className={classes["form"]}>
          <SignInRefusal refusal={refusal} />
          {refusal !== "LinkGone" && (
            <Button fullWidth loading={isWaiting} disabled={!isAlive} onClick={() => void open()}>
              Sign in
            </Button>
          )}
          {refusal !== null && (
            <Link href={`/sign-in?next=${encodeURIComponent(next)}`}>To the sign-in page</Link>
          )}
        </div>
      </section>
    </main>
  );
}
