"use client";

import { Button } from "@mantine/core";
import { useState } from "react";
import { askApi } from "@/lib/client/ask-api";

/** Ends the e-mails of whoever the link was sent to; nobody has to sign in. */
export function UnsubscribeButton({ keyInLink }: { readonly keyInLink: string }) {
  const [answer, setAnswer] = useState<string | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const [isDone, setDone] = useState(false);
  const stop = async (): Promise<void> => {
    setWaiting(true);
    const key = decodeURIComponent(keyInLink);
    const sent = await askApi("POST /api/v1/unsubscribe/{key}", { params: { key } });
    setWaiting(false);
    setDone(sent.ok);
    if (sent.ok) setAnswer("Done. You get no more e-mails.");
    else setAnswer(sent.kind === "not-found" ? "This link is not complete. Copy all of it." : sent.detail);
  };
  return (
    <>
      <p role="status">{answer}</p>
      {!isDone && (
        <Button loading={isWaiting} onClick={() => void stop()}>
          Stop e-mails
        </Button>
      )}
    </>
  );
}
