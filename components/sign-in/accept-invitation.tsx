"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { signOut } from "next-auth/react";
import { Refusal } from "@/components/look/refusal";
import { showDay } from "@/components/look/show-date";
import type { Role } from "@/lib/domain/role";
import { NewAccountFields } from "./new-account-fields";
import classes from "./sign-in.module.css";
import { type NewAccount, useJoin } from "./use-join";

/** Who opened the link: somebody without a session, somebody with an account, or a member of this very desk. */
export type Invited =
  | { readonly kind: "nobody" }
  | { readonly kind: "newcomer"; readonly name: string }
  | { readonly kind: "member"; readonly name: string; readonly role: Role };

type Props = {
  readonly secret: string;
  readonly deskName: string;
  readonly slug: string;
  readonly role: Role;
  readonly expiresAt: string;
  readonly invited: Invited;
};

/** Joins a desk by its invitation link, with the account one has or a new one. */
export function AcceptInvitation({ secret, deskName, slug, role, expiresAt, invited }: Props) {
  const { join, isWaiting, refusal } = useJoin(secret);
  return (
    <main id="main" tabIndex={-1} className={classes["page"]}>
      <div className={classes["brand"]}>Assay</div>
      <h1>
        Join <bdi>{deskName}</bdi>
      </h1>
      <p className={classes["lead"]}>
        You are invited as {role}. The link works once, until {showDay(expiresAt)}.
      </p>
      <section className={classes["card"]} aria-label="Join the desk">
        <Refusal words={refusal?.detail ?? null} />
        {invited.kind === "nobody" && (
          <NewAccountFields
            errors={refusal?.errors ?? {}}
            isWaiting={isWaiting}
            onSubmit={(account: NewAccount) => void join(account)}
          />
        )}
        {invited.kind === "newcomer" && (
          <Button fullWidth loading={isWaiting} onClick={() => void join(null)}>
            Join as {invited.name}
          </Button>
        )}
        {invited.kind === "member" && <AlreadyHere {...invited} slug={slug} />}
      </section>
      <OtherAccount invited={invited} path={`/invitation/${secret}`} />
    </main>
  );
}

/** Whoever is a member needs no invitation; above all they must not use up the one that they made for somebody else. */
function AlreadyHere({ name, role, slug }: Extract<Invited, { kind: "member" }> & { readonly slug: string }) {
  return (
    <>
      <p className={classes["already"]}>
        <bdi>{name}</bdi>, you are at this desk already, as {role}. The link stays good for somebody else.
      </p>
      <Button fullWidth component={Link} href={`/w/${slug}`}>
        Go to the desk
      </Button>
    </>
  );
}

function OtherAccount({ invited, path }: { readonly invited: Invited; readonly path: string }) {
  if (invited.kind === "nobody")
    return (
      <p>
        You have an account here?{" "}
        <Link href={`/sign-in?next=${encodeURIComponent(path)}`}>Sign in and join</Link>
      </p>
    );
  return (
    <p className={classes["other"]}>
      Not <bdi>{invited.name}</bdi>?{" "}
      <Button variant="subtle" size="compact-sm" onClick={() => void signOut({ callbackUrl: path })}>
        Sign out and join as somebody else
      </Button>
    </p>
  );
}
