"use client";

import { Button, NativeSelect } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useAlive } from "@/components/browser/waking";
import { showDay } from "@/components/look/show-date";
import { askApi } from "@/lib/client/ask-api";
import type { Role } from "@/lib/domain/role";
import { ChangeAnswer } from "./change-answer";
import { DESCRIBED_ROLES, nameRole } from "./role-words";
import classes from "./settings.module.css";
import type { Invitation } from "./settings-data";
import { ShownOnce } from "./shown-once";
import { useChange } from "./use-change";

type Made = { readonly invitationId: string; readonly url: string; readonly expiresAt: string };

/** Invites by link: makes links, shows the one just made, takes back those that nobody used. */
export function InvitationList({
  slug,
  first,
}: {
  readonly slug: string;
  readonly first: readonly Invitation[];
}) {
  const [open, setOpen] = useState(first.filter((each) => each.acceptedAt === null));
  const isAlive = useAlive();
  const [role, setRole] = useState<Role>("reviewer");
  const [link, setLink] = useState<string | null>(null);
  const { change, isWaiting, refusal, done } = useChange();
  const invite = (event: FormEvent) => {
    event.preventDefault();
    const ask = () =>
      askApi("POST /api/v1/workspaces/{slug}/invitations", { params: { slug }, body: { role } });
    const onDone = ({ invitationId, url, expiresAt }: Made) => {
      setLink(new URL(url, window.location.origin).href);
      const createdAt = new Date().toISOString();
      setOpen([{ invitationId, role, createdAt, expiresAt, acceptedAt: null }, ...open]);
    };
    void change(ask, onDone, "The link is ready. Copy it now.");
  };
  const takeBack = ({ invitationId }: Invitation) =>
    change(
      () =>
        askApi("DELETE /api/v1/workspaces/{slug}/invitations/{invitationId}", {
          params: { slug, invitationId },
        }),
      () => {
        setOpen(open.filter((each) => each.invitationId !== invitationId));
        setLink(null);
      },
      "The invitation was taken back.",
    );
  return (
    <section aria-labelledby="invite-title" className={classes["part"]}>
      <h2 id="invite-title" className={classes["title"]}>
        Invite by link
      </h2>
      <ChangeAnswer refusal={refusal} done={done} />
      <form onSubmit={invite} className={classes["inline"]}>
        <NativeSelect
          label="Invite as"
          data={DESCRIBED_ROLES}
          value={role}
          disabled={!isAlive}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
        />
        <Button type="submit" loading={isWaiting}>
          Make a link
        </Button>
      </form>
      {link !== null && (
        <ShownOnce
          label="Invitation link"
          value={link}
          hint="For one person, for 14 days. It is shown this once."
        />
      )}
      <ul className={classes["list"]} aria-label="Open invitations">
        {open.map((each) => (
          <li key={each.invitationId}>
            <span>
              {nameRole(each.role)}, until {showDay(each.expiresAt)}
            </span>
            <Button
              variant="default"
              aria-label={`Take back the invitation as ${each.role} until ${showDay(each.expiresAt)}`}
              onClick={() => void takeBack(each)}
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
