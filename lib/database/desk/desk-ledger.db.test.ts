import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NOTHING_SAID } from "../../domain/imprint";
import { DEFAULT_SCALE } from "../../domain/rating";
import { OPERATOR } from "../../ledger/desk/desk-entry";
import { openWorkspace, openWorkspaceAsOperator, type WorkspaceAccess } from "../access";
import { database, disconnect } from "../client";
import { acceptInvitation, createInvitation, revokeInvitation } from "../people/invitations";
import { addMemberAsOperator, removeMember, restoreMember, setMember } from "../people/members";
import { createSession, endMemberSessions, endSessionsAsOperator } from "../people/sessions";
import { issueToken, revokeToken } from "../people/tokens";
import { createUser } from "../people/users";
import { changeScale, changeSettings, createWorkspace } from "../people/workspaces";
import { saveImprint } from "../reports/imprints";
import { makeTestDesk, must, signIn, type TestDesk } from "../testing/test-desk";
import { toDeskEntry } from "./desk-ledger";
import { verifyDesk } from "./verify-desk";

const owner = new pg.Client({ connectionString: process.env["DATABASE_OWNER_URL"] });
const runtime = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
beforeAll(async () => {
  await Promise.all([owner.connect(), runtime.connect()]);
});
afterAll(async () => {
  await Promise.all([owner.end(), runtime.end(), disconnect()]);
});

async function entriesOf({ workspaceId }: WorkspaceAccess) {
  const rows = await database().deskRow.findMany({ where: { workspaceId }, orderBy: { seq: "asc" } });
  return rows.map(toDeskEntry);
}

/** What was written since, as type and data, by whom. */
async function writtenSince(access: WorkspaceAccess, seq: number) {
  const entries = await entriesOf(access);
  return entries.slice(seq).map(({ type, actor, data }) => ({ type, actor, data }));
}

async function deskWithOwner(): Promise<{ desk: TestDesk; access: WorkspaceAccess; seq: number }> {
  const desk = await makeTestDesk();
  const access = await desk.enter("owner");
  return { desk, access, seq: (await entriesOf(access)).length };
}

const newUser = async () =>
  must(await createUser({ name: "Newcomer", email: `${randomUUID()}@ledger.test` })).userId;

describe("what is done to a desk", () => {
  it("is an entry, whatever it is, and the ledger holds after each", async () => {
    const { desk, access, seq } = await deskWithOwner();
    const { workspaceId, actor } = access;
    const { reviewer1, viewer } = desk.people;
    must(await setMember(access, reviewer1, "editor"));
    must(await changeSettings(access, { requiresSecondReader: true }));
    const scale = DEFAULT_SCALE.map((each) =>
      each.id === "mixed" ? { ...each, label: "Partly true" } : each,
    );
    must(await changeScale(access, scale));
    const { version: seen, logo: _, savedAt: __, ...said } = NOTHING_SAID;
    must(await saveImprint(access, { seen, said: { ...said, method: "We ask twice." } }));
    const { tokenId } = must(await issueToken(access, { name: "Script", role: "viewer" }));
    must(await revokeToken(access, tokenId));
    const made = must(await createInvitation(access, "viewer"));
    const spare = must(await createInvitation(access, "editor"));
    must(await revokeInvitation(access, spare.invitationId));
    const joined = await newUser();
    must(await acceptInvitation(made.secret, joined));
    must(await endMemberSessions(access, viewer));
    must(await removeMember(access, viewer));
    must(await restoreMember(access, viewer));
    const written = await writtenSince(access, seq);
    expect(written.map(({ type }) => type)).toEqual([
      ...[
        "role-changed",
        "settings-changed",
        "scale-changed",
        "imprint-saved",
        "token-issued",
        "token-revoked",
      ],
      ...["invitation-made", "invitation-made", "invitation-withdrawn", "invitation-accepted"],
      ...["sessions-ended", "member-removed", "member-restored"],
    ]);
    expect(written[0]).toMatchObject({ actor, data: { userId: reviewer1, from: "reviewer", to: "editor" } });
    expect(written[1]).toMatchObject({ data: { before: {}, after: { requiresSecondReader: true } } });
    expect(written[9]).toMatchObject({ actor: joined, data: { userId: joined, role: "viewer" } });
    expect(await verifyDesk(workspaceId)).toMatchObject({ ok: true, entries: seq + written.length });
  });

  it("is no entry where nothing is different, where it is refused, and where the command is not theirs", async () => {
    const { desk, access, seq } = await deskWithOwner();
    must(await setMember(access, desk.people.editor, "editor"));
    must(await changeScale(access, access.scale));
    must(await changeSettings(access, {}));
    must(await restoreMember(access, desk.people.editor));
    expect(await removeMember(access, access.actor)).toMatchObject({ ok: false });
    expect(await setMember(await desk.enter("editor"), desk.people.viewer, "owner")).toMatchObject({
      ok: false,
    });
    expect(await revokeInvitation(access, randomUUID())).toMatchObject({ ok: false });
    const since = await writtenSince(access, seq);
    expect(since.filter(({ type }) => type !== "signed-in-elsewhere")).toEqual([]);
  });

  it("is by the command line where nobody signed in", async () => {
    const { userId } = must(await createUser({ name: "First", email: `${randomUUID()}@ledger.test` }));
    const slug = `made-${randomUUID()}`;
    must(await createWorkspace({ slug, name: "Made", ownerId: userId }));
    const access = must(await openWorkspaceAsOperator(slug));
    must(await issueToken(access, { name: "Script", role: "viewer" }));
    must(await endSessionsAsOperator(userId));
    const written = await writtenSince(access, 0);
    expect(written.map(({ type, actor }) => [type, actor])).toEqual(
      ["desk-made", "member-added", "token-issued", "sessions-ended"].map((type) => [type, OPERATOR]),
    );
    const user = await database().user.findUniqueOrThrow({ where: { id: userId } });
    must(await addMemberAsOperator(slug, user.email, "editor"));
    expect((await writtenSince(access, 4))[0]).toMatchObject({
      type: "role-changed",
      data: { userId, from: "owner", to: "editor" },
    });
    expect(await verifyDesk(access.workspaceId)).toMatchObject({ ok: true, entries: 5 });
  });

  it("ends with a member what would let them in again", async () => {
    const { desk, access } = await deskWithOwner();
    must(await setMember(access, desk.people.editor, "owner"));
    const leaving = await desk.enter("editor");
    const { tokenId } = must(await issueToken(leaving, { name: "Theirs", role: "owner" }));
    const mine = must(await issueToken(access, { name: "Mine", role: "owner" }));
    const { secret, invitationId } = must(await createInvitation(leaving, "owner"));
    const seq = (await entriesOf(access)).length;
    must(await removeMember(access, leaving.actor));
    expect(await writtenSince(access, seq)).toMatchObject([
      {
        type: "member-removed",
        data: { role: "owner", revokedTokens: [tokenId], withdrawnInvitations: [invitationId] },
      },
    ]);
    expect(await acceptInvitation(secret, await newUser())).toMatchObject({ ok: false });
    const revoked = async (id: string) =>
      (await database().apiToken.findUniqueOrThrow({ where: { id } })).revokedAt !== null;
    expect([await revoked(tokenId), await revoked(mine.tokenId)]).toEqual([true, false]);
    expect(await verifyDesk(access.workspaceId)).toMatchObject({ ok: true });
  });

  it("waits its turn: ten changes at once are ten entries in one chain", async () => {
    const { access, seq } = await deskWithOwner();
    await Promise.all(Array.from({ length: 10 }, async () => must(await createInvitation(access, "viewer"))));
    expect(await verifyDesk(access.workspaceId)).toMatchObject({ ok: true, entries: seq + 10 });
  });
});

describe("sign-ins", () => {
  const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  const places = async (access: WorkspaceAccess, userId: string) =>
    (await entriesOf(access)).flatMap(({ type, actor, data }) =>
      type === "signed-in-elsewhere" && actor === userId ? [data] : [],
    );

  it("are told of a place where the person never signed in, once, without the address", async () => {
    const { desk, access } = await deskWithOwner();
    const userId = desk.people.viewer;
    for (const address of ["203.0.113.9", "203.0.113.77", "10.0.0.8"])
      must(await createSession(userId, FIREFOX, undefined, "password", address));
    expect(await places(access, userId)).toEqual([
      { browser: "Firefox on Linux", network: "the internet" },
      { browser: "Firefox on Linux", network: "a private network" },
    ]);
    const { rows } = await owner.query("SELECT FROM desk_entry WHERE data::text LIKE '%203.0.113%'");
    expect(rows).toEqual([]);
  });

  it("are told to every desk of the person and to no other", async () => {
    const [one, other, third] = [await deskWithOwner(), await deskWithOwner(), await deskWithOwner()];
    const userId = one.desk.people.reviewer1;
    const { email } = await database().user.findUniqueOrThrow({ where: { id: userId } });
    must(await addMemberAsOperator(other.desk.slug, email, "viewer"));
    must(await createSession(userId, FIREFOX, undefined, "password", "203.0.113.9"));
    const told = await Promise.all([one, other, third].map(({ access }) => places(access, userId)));
    expect(told.map(({ length }) => length)).toEqual([1, 1, 0]);
  });
});

describe("a desk that is older than its ledger", () => {
  it("is written down as it stood before its next change", async () => {
    const { desk, access } = await deskWithOwner();
    const { tokenId } = must(await issueToken(access, { name: "Old", role: "viewer" }));
    must(await createInvitation(access, "editor"));
    must(await removeMember(access, desk.people.viewer));
    await tamper(`DELETE FROM desk_entry WHERE workspace_id = $1`, access);
    await owner.query("UPDATE workspace SET head_seq = 0, head_hash = repeat('0', 64) WHERE id = $1", [
      access.workspaceId,
    ]);
    expect(await verifyDesk(access.workspaceId)).toMatchObject({ ok: true, entries: 0 });
    must(await setMember(access, desk.people.editor, "reviewer"));
    const [first, second, ...rest] = await entriesOf(access);
    expect(first).toMatchObject({ seq: 1, type: "desk-recorded", actor: access.actor });
    expect(first?.data).toMatchObject({
      members: expect.arrayContaining([{ userId: desk.people.editor, role: "editor" }]),
      formerMembers: [{ userId: desk.people.viewer, role: "viewer" }],
      tokens: [{ tokenId, role: "viewer", isRevoked: false }],
      invitations: [{ role: "editor", isAccepted: false }],
    });
    expect(second).toMatchObject({ seq: 2, type: "role-changed" });
    expect(rest).toEqual([]);
    expect(await verifyDesk(access.workspaceId)).toMatchObject({ ok: true, entries: 2 });
  });
});

/** What somebody with the owner's password could do. */
async function tamper(sql: string, { workspaceId }: WorkspaceAccess): Promise<void> {
  await owner.query("ALTER TABLE desk_entry DISABLE TRIGGER USER");
  await owner.query(sql, [workspaceId]);
  await owner.query("ALTER TABLE desk_entry ENABLE TRIGGER USER");
}

describe("the database", () => {
  it.each(["UPDATE desk_entry SET actor_id = actor_id", "DELETE FROM desk_entry", "TRUNCATE desk_entry"])(
    "refuses its owner and the runtime's role: %s",
    async (sql) => {
      await makeTestDesk();
      await expect(owner.query(sql)).rejects.toThrow(/append-only/);
      await expect(runtime.query(sql)).rejects.toThrow(/append-only|permission denied/);
    },
  );

  it.each([
    [
      5,
      "data",
      `UPDATE desk_entry SET data = jsonb_set(data, '{role}', '"nobody"') WHERE workspace_id = $1 AND seq = 5`,
    ],
    [3, "missing", "DELETE FROM desk_entry WHERE workspace_id = $1 AND seq = 3"],
    [0, "members", "UPDATE membership SET role = 'owner' WHERE workspace_id = $1 AND role = 'viewer'"],
    [0, "settings", `UPDATE workspace SET settings = '{"requiresSecondReader": true}' WHERE id = $1`],
    [0, "tokens", "UPDATE api_token SET revoked_at = NULL WHERE workspace_id = $1"],
  ])("shows what was changed past the ledger: entry %i, %s", async (seq, reason, sql) => {
    const { access } = await deskWithOwner();
    const { tokenId } = must(await issueToken(access, { name: "Script", role: "viewer" }));
    must(await revokeToken(access, tokenId));
    await tamper(sql, access);
    const check = await verifyDesk(access.workspaceId);
    expect(check).toMatchObject({ ok: false, seq, reason: expect.stringContaining(reason) });
  });

  it("shows that the last entry is gone", async () => {
    const { access, seq } = await deskWithOwner();
    await tamper(`DELETE FROM desk_entry WHERE workspace_id = $1 AND seq = ${seq}`, access);
    expect(await verifyDesk(access.workspaceId)).toMatchObject({ ok: false, seq });
  });
});

it("a desk's ledger is nobody else's: a member of another desk opens nothing of it", async () => {
  const [one, other] = [await makeTestDesk(), await makeTestDesk()];
  expect(await openWorkspace(await signIn(one.people.owner), other.slug)).toMatchObject({ ok: false });
});
