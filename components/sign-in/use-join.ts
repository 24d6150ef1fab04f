"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";
import { askApi, type FieldErrors } from "@/lib/client/ask-api";

export type NewAccount = { readonly name: string; readonly email: string; readonly password: string };

/** Accepts an invitation and goes to its desk; with a new account it signs in on the way. */
export function useJoin(secret: string) {
  const [isWaiting, setWaiting] = useState(false);
  const [refusal, setRefusal] = useState<{ detail: string; errors: FieldErrors } | null>(null);
  const join = async (account: NewAccount | null) => {
    setWaiting(true);
    const answer = await askApi("POST /api/v1/invitations/{secret}", {
      params: { secret },
      body: account ?? {},
    });
    if (!answer.ok) {
      setWaiting(false);
      setRefusal({ detail: sayRefusal(answer.kind, answer.detail), errors: answer.errors });
      return;
    }
    const desk = `/w/${answer.value.slug}`;
    if (account === null) return window.location.assign(desk);
    await enter(account, desk);
  };
  return { join, isWaiting, refusal };
}

/** The account is made; if signing in should fail now, the sign-in page is the place to try again. */
async function enter({ email, password }: NewAccount, desk: string): Promise<void> {
  const signedIn = await signIn("credentials", { email, password, redirect: false }).catch(() => undefined);
  const isIn = signedIn?.ok === true && signedIn.error === null;
  window.location.assign(isIn ? desk : `/sign-in?next=${encodeURIComponent(desk)}`);
}

function sayRefusal(kind: string, detail: string): string {
  if (kind === "not-found")
    return "This invitation was used, taken back, or has run out. Ask for a new link.";
  return kind === "invalid" ? "You have not joined yet. See the marked fields." : detail;
}
