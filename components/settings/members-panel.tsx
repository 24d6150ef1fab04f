"use client";

import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { Role } from "@/lib/domain/role";
import { ChangeAnswer } from "./change-answer";
import { InvitationList } from "./invitation-list";
import { nameRole, ROLE_CHOICES } from "./role-words";
import classes from "./settings.module.css";
import type { Invitation, Member } from "./settings-data";
import { useChange } from "./use-change";

type Props = {
  readonly slug: string;
  readonly meId: string;
  readonly mayManage: boolean;
  readonly first: readonly Member[];
  readonly invitations: readonly Invitation[] | null;
};

/** Who is at the desk and as what; an owner changes roles, removes people, invites others. */
export function MembersPanel({ slug, meId, mayManage, first, invitations }: Props) {
  const [members, setMembers] = useState(first);
  const { change, isWaiting, refusal, done } = useChange();
  const path = (userId: string) => `/api/v1/workspaces/${slug}/members/${userId}`;
  const setRole = (member: Member, role: Role) =>
    change(
      ["PATCH", path(member.userId), { role }],
      () => setMembers(members.map((each) => (each === member ? { ...each, role } : each))),
      `${member.name} is now ${nameRole(role).toLowerCase()}.`,
    );
  const remove = (member: Member) =>
    change(
      ["DELETE", path(member.userId)],
      () => setMembers(members.filter((each) => each !== member)),
      `${member.name} was removed. What they did stays in the record.`,
    );
  return (
    <section aria-labelledby="members-title">
      <h2 id="members-title" className={classes["title"]}>
        Members
      </h2>
      <ChangeAnswer refusal={refusal} done={done} />
      <ul className={classes["list"]}>
        {members.map((member) => (
          <li key={member.userId}>
            <Person member={member} isMe={member.userId === meId} />
            {mayManage ? (
              <MemberControls member={member} isWaiting={isWaiting} onRole={setRole} onRemove={remove} />
            ) : (
              <span>{nameRole(member.role)}</span>
            )}
          </li>
        ))}
      </ul>
      {mayManage && invitations !== null && <InvitationList slug={slug} first={invitations} />}
    </section>
  );
}

function Person({ member, isMe }: { readonly member: Member; readonly isMe: boolean }) {
  return (
    <div className={classes["who"]}>
      <b>
        <bdi>{member.name}</bdi>
        {isMe && " (you)"}
      </b>
      <span>{member.email}</span>
    </div>
  );
}

type ControlProps = {
  readonly member: Member;
  readonly isWaiting: boolean;
  readonly onRole: (member: Member, role: Role) => Promise<void>;
  readonly onRemove: (member: Member) => Promise<void>;
};

function MemberControls({ member, isWaiting, onRole, onRemove }: ControlProps) {
  return (
    <div className={classes["controls"]}>
      <NativeSelect
        aria-label={`Role of ${member.name}`}
        data={ROLE_CHOICES}
        value={member.role}
        disabled={isWaiting}
        onChange={(event) => void onRole(member, event.currentTarget.value as Role)}
      />
      <Button
        variant="default"
        disabled={isWaiting}
        aria-label={`Remove ${member.name}`}
        onClick={() => void onRemove(member)}
      >
        Remove
      </Button>
    </div>
  );
}
