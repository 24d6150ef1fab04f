"use client";

import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useAlive } from "@/components/browser/waking";
import { askApi } from "@/lib/client/ask-api";
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
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const { change, isWaiting, refusal, done } = useChange();
  const paramsOf = ({ userId }: Member) => ({ slug, userId });
  const setRole = (member: Member, role: Role) =>
    change(
      () =>
        askApi("PATCH /api/v1/workspaces/{slug}/members/{userId}", {
          params: paramsOf(member),
          body: { role },
        }),
      () => setMembers(members.map((each) => (each === member ? { ...each, role } : each))),
      `${member.name} is now ${nameRole(role).toLowerCase()}.`,
    );
  const remove = (member: Member) =>
    change(
      () => askApi("DELETE /api/v1/workspaces/{slug}/members/{userId}", { params: paramsOf(member) }),
      () => setRemoved(new Set([...removed, member.userId])),
      `${member.name} was removed. What they did stays in the record.`,
    );
  const restore = (member: Member) =>
    change(
      () => askApi("PUT /api/v1/workspaces/{slug}/members/{userId}", { params: paramsOf(member) }),
      () => setRemoved(new Set([...removed].filter((userId) => userId !== member.userId))),
      `${member.name} is ${nameRole(member.role).toLowerCase()} again.`,
    );
  const signOut = (member: Member) =>
    change(
      () =>
        askApi("DELETE /api/v1/workspaces/{slug}/members/{userId}/sessions", { params: paramsOf(member) }),
      () => undefined,
      `${member.name} is signed out everywhere. They can sign in again with their password.`,
    );
  return (
    <section aria-labelledby="members-title">
      <h2 id="members-title" className={classes["title"]}>
        Members
      </h2>
      <div className={classes["answer"]}>
        <ChangeAnswer refusal={refusal} done={done} />
      </div>
      <ul className={classes["list"]}>
        {members.map((member) => (
          <li key={member.userId}>
            <Person member={member} isMe={member.userId === meId} isRemoved={removed.has(member.userId)} />
            {mayManage ? (
              <MemberControls
                member={member}
                isMe={member.userId === meId}
                isRemoved={removed.has(member.userId)}
                isWaiting={isWaiting}
                onSignOut={signOut}
                onRole={setRole}
                onRemove={remove}
                onRestore={restore}
              />
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

type PersonProps = { readonly member: Member; readonly isMe: boolean; readonly isRemoved: boolean };

function Person({ member, isMe, isRemoved }: PersonProps) {
  return (
    <div className={`${classes["who"]} ${isRemoved ? classes["gone"] : ""}`}>
      <b>
        <bdi>{member.name}</bdi>
        {isMe && " (you)"}
      </b>
      <span>{isRemoved ? "Removed" : member.email}</span>
    </div>
  );
}

type ControlProps = {
  readonly member: Member;
  readonly isMe: boolean;
  readonly isRemoved: boolean;
  readonly isWaiting: boolean;
  readonly onRole: (member: Member, role: Role) => Promise<void>;
  readonly onSignOut: (member: Member) => Promise<void>;
  readonly onRemove: (member: Member) => Promise<void>;
  readonly onRestore: (member: Member) => Promise<void>;
};

/** Who was removed can be brought back by the same button, which keeps the focus. */
function MemberControls(props: ControlProps) {
  const { member, isMe, isRemoved, isWaiting, onRole, onSignOut, onRemove, onRestore } = props;
  // What is chosen before the page's scripts run would be lost without a word.
  const isAlive = useAlive();
  const press = () => {
    if (!isWaiting) void (isRemoved ? onRestore : onRemove)(member);
  };
  return (
    <div className={classes["controls"]}>
      {!isRemoved && (
        <NativeSelect
          aria-label={`Role of ${member.name}`}
          data={ROLE_CHOICES}
          value={member.role}
          disabled={!isAlive}
          // Disabled while it waits, it would let go of the focus of whoever chose by keyboard.
          onChange={(event) => isWaiting || void onRole(member, event.currentTarget.value as Role)}
        />
      )}
      {!isRemoved && !isMe && (
        <Button
          variant="default"
          aria-disabled={isWaiting}
          aria-label={`Sign out ${member.name} everywhere`}
          title="As when a computer of theirs is lost"
          onClick={() => isWaiting || void onSignOut(member)}
        >
          Sign out
        </Button>
      )}
      <Button
        key="press"
        variant="default"
        aria-disabled={isWaiting}
        aria-label={isRemoved ? `Undo removing ${member.name}` : `Remove ${member.name}`}
        onClick={press}
      >
        {isRemoved ? "Undo" : "Remove"}
      </Button>
    </div>
  );
}
