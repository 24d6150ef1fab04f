import { describe, expect, test } from "vitest";
import type { ActorId, WorkspaceId } from "../../domain/ids";
import { DEFAULT_SCALE } from "../../domain/rating";
import { GENESIS_HASH, sealEntry, verifyChain } from "../chain/hash-chain";
import { type DeskEntry, OPERATOR } from "./desk-entry";
import { deskEvents } from "./desk-kinds";
import { DESK_EVENT_TYPES, type DeskEvent, deskEventSchema } from "./desk-shapes";
import { differentPart, replayDesk } from "./replay-desk";

const id = (last: string) => `00000000-0000-4000-8000-0000000000${last}` as ActorId;
const [ana, ben, script] = [id("01"), id("02"), id("03")];
const NAMES = new Map<string, string>([
  ...([
    [ana, "Ana"],
    [ben, "Ben"],
    [script, "Importer"],
    [OPERATOR, "The command line"],
  ] as const),
]);
const nameOf = (actor: string) => NAMES.get(actor) ?? "Someone";

const ratings = DEFAULT_SCALE.map((rating) => ({ ...rating }));
const invitationId = "00000000-0000-4000-8000-0000000000aa";
const WITNESS = { key: "witness.example/w1+00000000+AA==", address: "https://witness.example" };
const HOOK = { webhookId: invitationId, host: "hooks.example", events: ["claim.settled"], isPaused: false };
const PAUSED_HOOK = { ...HOOK, host: "cms.example", events: ["report.published"], isPaused: true };
const renamed = ratings.map((rating) =>
  rating.id === "mixed" ? { ...rating, label: "Partly true" } : rating,
);

/** One event of each kind that follows on each other, by whom, and the sentence that tells it. */
const STORY: readonly (readonly [ActorId, DeskEvent, string])[] = [
  [
    OPERATOR,
    { type: "desk-made", data: { slug: "harbour", name: "Harbour", settings: {}, ratings } },
    "The command line made the desk “Harbour”.",
  ],
  [
    OPERATOR,
    { type: "member-added", data: { userId: ana, role: "owner" } },
    "The command line added Ana as owner.",
  ],
  [
    ana,
    { type: "signed-in-elsewhere", data: { browser: "Firefox on Linux", network: "the internet" } },
    "Ana signed in from a new place: Firefox on Linux, from the internet.",
  ],
  [
    ana,
    {
      type: "invitation-made",
      data: { invitationId, role: "reviewer", expiresAt: "2026-12-14T09:00:00.000Z" },
    },
    "Ana made an invitation to join as reviewer, good until 2026-12-14.",
  ],
  [
    ben,
    { type: "invitation-accepted", data: { invitationId, userId: ben, role: "reviewer" } },
    "Ben accepted an invitation and joined as reviewer.",
  ],
  [
    ana,
    { type: "role-changed", data: { userId: ben, from: "reviewer", to: "owner" } },
    "Ana changed the role of Ben from reviewer to owner.",
  ],
  [
    ben,
    { type: "token-issued", data: { tokenId: script, role: "editor" } },
    "Ben issued the API token “Importer” as editor.",
  ],
  [
    ana,
    { type: "settings-changed", data: { before: {}, after: { requiresSecondReader: true, pace: 2 } } },
    "Ana changed the setting pace from nothing to 2; now requires two people to judge a claim before it is settled.",
  ],
  [
    ana,
    { type: "scale-changed", data: { before: ratings, after: [...renamed].reverse() } },
    "Ana changed the rating scale: renamed “Mixed” to “Partly true”, changed the order.",
  ],
  [
    ana,
    { type: "imprint-saved", data: { version: 1, saidSha256: "aa", logoSha256: null } },
    "Ana saved version 1 of what the desk says of itself in its reports.",
  ],
  [ana, { type: "sessions-ended", data: { userId: ben } }, "Ana signed Ben out everywhere."],
  [
    ana,
    {
      type: "member-removed",
      data: { userId: ben, role: "owner", revokedTokens: [script], withdrawnInvitations: [] },
    },
    "Ana removed Ben, who was owner. What they had given out ended too: 1 token.",
  ],
  [
    ana,
    { type: "name-removed", data: { userId: ben, pseudonym: "Former member 1" } },
    "Ana removed the name of a former member, who is Former member 1 from here on.",
  ],
  [
    ana,
    { type: "witness-added", data: WITNESS },
    "Ana made “witness.example/w1” at https://witness.example a witness of the desk’s log.",
  ],
  [
    ana,
    { type: "recipient-added", data: { recipientId: invitationId, host: "archive.example" } },
    "Ana had the log’s checkpoints mailed to an address at archive.example.",
  ],
  [
    ana,
    { type: "recipient-removed", data: { recipientId: invitationId, host: "archive.example" } },
    "Ana ended the mailing of the log’s checkpoints to an address at archive.example.",
  ],
  [
    ana,
    { type: "witness-removed", data: { ...WITNESS, key: "w2.example+00000000+AA==" } },
    "Ana removed the witness “w2.example” of the desk’s log.",
  ],
  [ana, { type: "webhook-added", data: HOOK }, "Ana added a webhook at hooks.example for claim.settled."],
  [
    ana,
    { type: "webhook-changed", data: { before: HOOK, after: HOOK } },
    "Ana changed the webhook at hooks.example: changed its address.",
  ],
  [
    ana,
    { type: "webhook-changed", data: { before: HOOK, after: PAUSED_HOOK } },
    "Ana changed the webhook at hooks.example: moved it to cms.example, had it told of report.published instead of claim.settled, paused it.",
  ],
  [
    ana,
    { type: "webhook-secret-made", data: { webhookId: HOOK.webhookId, host: "cms.example" } },
    "Ana made a new secret for the webhook at cms.example.",
  ],
  [
    ana,
    { type: "webhook-switched-on", data: { webhookId: HOOK.webhookId, host: "cms.example" } },
    "Ana switched the webhook at cms.example, which had switched itself off, on again.",
  ],
  [
    ana,
    { type: "webhook-added", data: { ...HOOK, webhookId: "00000000-0000-4000-8000-0000000000ab" } },
    "Ana added a webhook at hooks.example for claim.settled.",
  ],
  [
    ana,
    {
      type: "webhook-removed",
      data: { webhookId: "00000000-0000-4000-8000-0000000000ab", host: "hooks.example" },
    },
    "Ana removed the webhook at hooks.example.",
  ],
];

function sealed(events: readonly (readonly [ActorId, DeskEvent, string])[]): readonly DeskEntry[] {
  const entries: DeskEntry[] = [];
  for (const [actor, event] of events) {
    const seq = entries.length + 1;
    const articleId = id("0f") as string as WorkspaceId;
    const unsealed = { ...event, articleId, seq, at: `2026-11-30T10:00:${10 + seq}.000Z`, actor };
    entries.push(sealEntry(unsealed, entries.at(-1)?.hash ?? GENESIS_HASH, "00".repeat(16)));
  }
  return entries;
}

describe("a desk's own ledger", () => {
  const entries = sealed(STORY);

  test("tells each entry in one sentence", () => {
    expect(entries.map((entry) => deskEvents.describe(entry, nameOf))).toEqual(
      STORY.map(([, , sentence]) => sentence),
    );
  });

  test("is chained as an article's is, and breaks where a role was rewritten", () => {
    expect(verifyChain(entries)).toMatchObject({ ok: true, head: { seq: STORY.length } });
    const forged = entries.map((entry) =>
      entry.type === "role-changed" ? { ...entry, data: { ...entry.data, to: "editor" } } : entry,
    );
    expect(verifyChain(forged)).toMatchObject({ ok: false, seq: 6 });
  });

  test("is folded to the desk that it speaks of", () => {
    const desk = replayDesk(entries);
    expect([...desk.members]).toEqual([[ana, "owner"]]);
    expect([...desk.formerMembers]).toEqual([[ben, "owner"]]);
    expect(desk.tokens.get(script)).toEqual({ role: "editor", isRevoked: true });
    expect([...desk.invitations.values()]).toEqual([{ role: "reviewer", isAccepted: true }]);
    expect(desk.settings).toEqual({ requiresSecondReader: true, pace: 2 });
    expect([...desk.pseudonyms]).toEqual([[ben, "Former member 1"]]);
    expect([...desk.witnesses]).toEqual([[WITNESS.key, WITNESS.address]]);
    expect(desk.recipients.size).toBe(0);
    expect([...desk.webhooks]).toEqual([[HOOK.webhookId, PAUSED_HOOK]]);
  });

  test("says which part of two desks differs", () => {
    expect(differentPart(replayDesk(entries), replayDesk(entries))).toBeNull();
    expect(differentPart(replayDesk(entries), replayDesk(entries.slice(0, -13)))).toBe("members");
  });

  test("begins, where the desk is older, with the desk as it stood", () => {
    const members = [{ userId: ana, role: "owner" as const }];
    const data = {
      ...{ slug: "harbour", name: "Harbour", settings: {}, ratings, members, formerMembers: [] },
      ...{
        invitations: [],
        tokens: [{ tokenId: script, role: "editor" as const, isRevoked: false }],
        imprint: null,
      },
    };
    const [first] = sealed([[ana, { type: "desk-recorded", data }, ""]]);
    if (first === undefined) throw new Error("There is one entry.");
    expect(deskEvents.describe(first, nameOf)).toBe(
      "The desk “Harbour” was written down as it stood, with 1 member and 1 token: from here on its changes are kept.",
    );
    expect(replayDesk([first]).members).toEqual(new Map([[ana, "owner"]]));
  });

  test("survives JSON, and knows all its kinds", () => {
    for (const { type, data } of entries) {
      expect(deskEventSchema.parse(JSON.parse(JSON.stringify({ type, data })))).toEqual({ type, data });
      expect(DESK_EVENT_TYPES).toContain(type);
    }
  });
});
