"use client";

import { Button, Tabs } from "@mantine/core";
import Link from "next/link";
import { useState } from "react";
import { PageFrame } from "@/components/page/page-frame";
import { TopBar } from "@/components/page/top-bar";
import { isAllowed } from "@/lib/domain/permission";
import type { RatingScale } from "@/lib/domain/rating";
import type { Role } from "@/lib/domain/role";
import type { WorkspaceSettings } from "@/lib/domain/workspace-settings";
import { FormerMembers } from "./former-members";
import { ImprintPanel } from "./imprint-panel";
import { MembersPanel } from "./members-panel";
import { MyAccountPanel } from "./my-account-panel";
import { type LogStamp, PublicLogPanel } from "./public-log-panel";
import { RatingScalePanel } from "./rating-scale-panel";
import { RecipientsPanel } from "./recipients-panel";
import { ReviewRulesPanel } from "./review-rules-panel";
import classes from "./settings.module.css";
import type {
  FormerMember,
  ImprintView,
  Invitation,
  Member,
  Recipient,
  Token,
  WebhookList,
  Witness,
} from "./settings-data";
import { TokensPanel } from "./tokens-panel";
import { WebhooksPanel } from "./webhooks-panel";
import { WitnessesPanel } from "./witnesses-panel";

export type SettingsTab =
  | "members"
  | "tokens"
  | "rules"
  | "ratings"
  | "reports"
  | "log"
  | "webhooks"
  | "account";

type Props = {
  readonly slug: string;
  readonly deskName: string;
  readonly role: Role;
  readonly me: { readonly userId: string; readonly name: string; readonly email: string };
  readonly tab: SettingsTab;
  readonly members: readonly Member[];
  /** Null where the role may not see them. */
  readonly invitations: readonly Invitation[] | null;
  readonly formerMembers: readonly FormerMember[] | null;
  readonly tokens: readonly Token[] | null;
  readonly recipients: readonly Recipient[] | null;
  readonly witnesses: readonly Witness[];
  readonly stamp: LogStamp | null;
  readonly webhooks: WebhookList | null;
  readonly scale: RatingScale;
  readonly settings: WorkspaceSettings;
  readonly imprint: ImprintView;
};

/** A desk's settings; a person who is no owner sees who is here, the scale, and their own account. */
export function Settings(props: Props) {
  const {
    slug,
    deskName,
    role,
    me,
    tab,
    members,
    invitations,
    formerMembers,
    tokens,
    recipients,
    witnesses,
    stamp,
    webhooks,
    scale,
    settings,
    imprint,
  } = props;
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set([tab]));
  const goTo = (value: string | null) => {
    window.history.replaceState(null, "", `?tab=${value ?? "members"}`);
    if (value !== null) setSeen(new Set([...seen, value]));
  };
  // A panel that was seen stays as it is, with what was changed and typed there; others wait until they are.
  const panel = (value: SettingsTab) => ({ value, keepMounted: seen.has(value) });
  return (
    <>
      <TopBar
        crumbs={[{ label: deskName, href: `/w/${slug}` }, { label: "Settings" }]}
        user={{ name: me.name, settingsHref: `/w/${slug}/settings` }}
      />
      <PageFrame
        title="Settings"
        width="middle"
        actions={
          isAllowed(role, "read-audit") && (
            <Button component={Link} href={`/w/${slug}/audit`} variant="default">
              Audit
            </Button>
          )
        }
      >
        <Tabs
          defaultValue={tab}
          onChange={goTo}
          keepMounted={false}
          classNames={{ tab: classes["tab"] ?? "" }}
        >
          <Tabs.List aria-label="Settings of the desk and of your account" mb="lg">
            <Tabs.Tab value="members">Members</Tabs.Tab>
            {tokens !== null && <Tabs.Tab value="tokens">API tokens</Tabs.Tab>}
            <Tabs.Tab value="rules">Settling</Tabs.Tab>
            <Tabs.Tab value="ratings">Rating scale</Tabs.Tab>
            <Tabs.Tab value="reports">Reports</Tabs.Tab>
            <Tabs.Tab value="log">Log</Tabs.Tab>
            {webhooks !== null && <Tabs.Tab value="webhooks">Webhooks</Tabs.Tab>}
            <Tabs.Tab value="account">My account</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel {...panel("members")}>
            <MembersPanel
              slug={slug}
              meId={me.userId}
              mayManage={isAllowed(role, "manage-members")}
              first={members}
              invitations={invitations}
            />
            {formerMembers !== null && <FormerMembers slug={slug} first={formerMembers} />}
          </Tabs.Panel>
          {tokens !== null && (
            <Tabs.Panel {...panel("tokens")}>
              <TokensPanel slug={slug} first={tokens} />
            </Tabs.Panel>
          )}
          <Tabs.Panel {...panel("rules")}>
            <ReviewRulesPanel slug={slug} mayManage={isAllowed(role, "manage-settings")} first={settings} />
          </Tabs.Panel>
          <Tabs.Panel {...panel("ratings")}>
            <RatingScalePanel slug={slug} mayManage={isAllowed(role, "manage-scale")} first={scale} />
          </Tabs.Panel>
          <Tabs.Panel {...panel("reports")}>
            <ImprintPanel
              slug={slug}
              deskName={deskName}
              mayManage={isAllowed(role, "manage-settings")}
              first={imprint}
              scale={scale}
            />
          </Tabs.Panel>
          <Tabs.Panel {...panel("log")}>
            <PublicLogPanel
              slug={slug}
              mayManage={isAllowed(role, "manage-settings")}
              first={settings}
              stamp={stamp}
            />
            <WitnessesPanel slug={slug} mayManage={isAllowed(role, "manage-settings")} first={witnesses} />
            {recipients !== null && <RecipientsPanel slug={slug} first={recipients} />}
          </Tabs.Panel>
          {webhooks !== null && (
            <Tabs.Panel {...panel("webhooks")}>
              <WebhooksPanel slug={slug} first={webhooks} />
            </Tabs.Panel>
          )}
          <Tabs.Panel {...panel("account")}>
            <MyAccountPanel name={me.name} email={me.email} />
          </Tabs.Panel>
        </Tabs>
      </PageFrame>
    </>
  );
}
