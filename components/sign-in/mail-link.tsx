"use client";

import { Alert, Button } from "@mantine/core";
import { useState } from "react";
import { useAlive } from "@/components/browser/waking";
import { askApi } from "@/lib/client/ask-api";
import classes from "./sign-in.module.css";
import { withFragment } from "./sign-in-form";

type Props = { readonly email: string; readonly next: string };

/** The way in for who forgot the password or has none: a link by e-mail. */
export function MailLink({ email, next }: Props) {
  const [answer, setAnswer] = useState<{ readonly isSent: boolean; readonly words: string } | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const isAlive = useAlive();
  const ask = async (): Promise<void> => {
    if (!email.includes("@"))
      return setAnswer({ isSent: false, words: "Write your e-mail address above first." });
    setWaiting(true);
    const sent = await askApi("POST /api/v1/sign-in-links", { body: { email, next: withFragment(next) } });
    setWaiting(false);
    setAnswer(sent.ok ? { isSent: true, words: sentTo(email) } : { isSent: false, words: sent.detail });
  };
  return (
    <div className={classes["providers"]}>
      <p>Forgot the password, or have none?</p>
      <Button variant="default" fullWidth loading={isWaiting} disabled={!isAlive} onClick={() => void ask()}>
        E-mail me a link
      </Button>
      <div role="status">
        {answer !== null && (
          <Alert
            role="note"
            {...(answer.isSent ? {} : { color: "red", classNames: { message: classes["refusal"] ?? "" } })}
            variant={answer.isSent ? "default" : "outline"}
          >
            {answer.words}
          </Alert>
        )}
      </div>
    </div>
  );
}

const sentTo = (email: string): string =>
  `If ${email} has an account here, a link is on its way. It signs you in once, within 15 minutes.`;
