"use client";

import { Alert, Button } from "@mantine/core";
import Link from "next/link";
import { showDay } from "@/components/workbench/show-date";
import type { Role } from "@/lib/domain/role";
import { NewAccountFields } from "./new-account-fields";
import classes from "./sign-in.module.css";
import { type NewAccount, useJoin } from "./use-join";

type Props = {
  readonly secret: string;
  readonly deskName: string;
  readonly role: Role;
  readonly expiresAt: string;
  /** Null for somebody who is not signed in: they make an account here. */
  readonly userName: string | null;
};

/** Joins a desk by its invitation link, with the account one has or a new one. */
export function AcceptInvitation({ secret, deskName, role, expiresAt, userName }: Props) {
  const { join, isWaiting, refusal } = useJoin(secret);
  return (
    <main id="main" tabIndex={-1} className={classes["page"]}>
      <p className={classes["brand"]}>Assay</p>
      <h1>
        Join <bdi>{deskName}</bdi>
      </h1>
      <p className={classes["lead"]}>
        You are invited as {role}. The link works once, until {showDay(expiresAt)}.
      </p>
      <section className={classes["card"]} aria-label="Join the desk">
        <div role="alert">
          {refusal !== null && (
            <Alert color="red" variant="outline" mb="md" classNames={{ message: classes["refusal"] ?? "" }}>
              {refusal.detail}
            </Alert>
          )}
        </div>
        {userName === null ? (
          <NewAccountFields
            errors={refusal?.errors ?? {}}
            isWaiting={isWaiting}
            onSubmit={(account: NewAccount) => void join(account)}
          />
        ) : (
          <Button fullWidth loading={isWaiting} onClick={() => void join(null)}>
            Join as {userName}
          </Button>
        )}
      </section>
      {userName === null && (
        <p>
          You have an account here?{" "}
          <Link href={`/sign-in?next=${encodeURIComponent(`/invitation/${secret}`)}`}>Sign in and join</Link>
        </p>
      )}
    </main>
  );
}
