import type { Metadata } from "next";
import { Settings, type SettingsTab } from "@/components/settings/settings";
import type { WorkspaceAccess } from "@/lib/database/access";
import { listRecipients } from "@/lib/database/log/recipients";
import { newestStamp } from "@/lib/database/log/time-stamps";
import { listWitnesses } from "@/lib/database/log/witnesses";
import { listInvitations } from "@/lib/database/people/invitations";
import { listMembers } from "@/lib/database/people/members";
import { listFormerMembers } from "@/lib/database/people/remove-name";
import { listTokens } from "@/lib/database/people/tokens";
import { readImprint } from "@/lib/database/reports/imprints";
import { listWebhooks, type WebhookRecord } from "@/lib/database/webhooks/webhooks";
import type { Failure } from "@/lib/domain/failure";
import { isAllowed } from "@/lib/domain/permission";
import type { Result } from "@/lib/domain/result";
import { environment } from "@/lib/env";
import { presentImprint } from "@/lib/http/reports/present-imprint";
import { enterWorkspace } from "../enter-workspace";

export const metadata: Metadata = { title: "Settings" };

type Props = {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<{ readonly tab?: string | string[] }>;
};

export default async function SettingsPage({ params, searchParams }: Props) {
  const { access, userName } = await enterWorkspace((await params).slug, "/settings");
  const [members, invitations, formerMembers, tokens, imprint, witnesses, recipients, stamp, webhooks] =
    await readSettings(access);
  const me = members.find(({ userId }) => userId === access.actor);
  return (
    <Settings
      slug={access.slug}
      deskName={access.name}
      role={access.role}
      me={{ userId: access.actor, name: userName, email: me?.email ?? "" }}
      tab={readTab((await searchParams).tab, tokens !== null, webhooks !== null)}
      members={[...members]}
      invitations={invitations}
      formerMembers={formerMembers === null ? null : [...formerMembers]}
      tokens={tokens}
      recipients={recipients === null ? null : [...recipients]}
      witnesses={[...witnesses]}
      stamp={stamp}
      webhooks={webhooks === null ? null : presentWebhooks(webhooks)}
      scale={access.scale}
      settings={access.settings}
      imprint={presentImprint(imprint, access.slug, "")}
    />
  );
}

async function readSettings(access: WorkspaceAccess) {
  return Promise.all([
    listMembers(access).then(read),
    isAllowed(access.role, "manage-members") ? listInvitations(access).then(read) : null,
    isAllowed(access.role, "manage-members") ? listFormerMembers(access).then(read) : null,
    isAllowed(access.role, "manage-tokens") ? listTokens(access).then(read) : null,
    readImprint(access).then(read),
    listWitnesses(access).then(read),
    isAllowed(access.role, "manage-settings") ? listRecipients(access).then(read) : null,
    newestStamp(access).then(read),
    isAllowed(access.role, "manage-settings") ? listWebhooks(access).then(read) : null,
  ]);
}

function read<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error("The database does not answer.");
  return result.value;
}

function readTab(
  tab: string | string[] | undefined,
  maySeeTokens: boolean,
  maySeeWebhooks: boolean,
): SettingsTab {
  const open = OPEN_TABS.find((each) => each === tab);
  if (tab === "webhooks" && maySeeWebhooks) return tab;
  return open ?? (tab === "tokens" && maySeeTokens ? tab : "members");
}

const OPEN_TABS = ["rules", "ratings", "reports", "log", "account"] as const;

const presentWebhooks = (webhooks: readonly WebhookRecord[]) => ({
  isSending: environment().ASSAY_FETCH !== "off",
  webhooks: webhooks.map((each) => ({ ...each, events: [...each.events] })),
});
