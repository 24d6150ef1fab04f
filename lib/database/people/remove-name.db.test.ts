import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { database, disconnect } from "../client";
import { verifyDesk } from "../desk/verify-desk";
import { commitCommands } from "../ledger/commit-command";
import { verifyLedger } from "../ledger/verify-ledger";
import { makeCommand, makeTestDesk, must, signIn, type TestDesk } from "../testing/test-desk";
import { addMemberAsOperator, removeMember, restoreMember } from "./members";
import { actorNames } from "./names";
import { listFormerMembers, removeName, removeNameAsOperator } from "./remove-name";
import { findSession } from "./sessions";
import { checkPassword, findUser, setPassword } from "./users";

afterAll(disconnect);

async function deskWithWork() {
  const desk = await makeTestDesk();
  const userId = desk.people.reviewer1;
  const { id } = await desk.add("Fares rose by a third.");
  const body = "Seen in the timetable.";
  must(
    await commitCommands(await desk.open("reviewer1", id), [
      makeCommand("comment", { commentId: randomUUID(), body }),
    ]),
  );
  return { desk, userId, articleId: id, owner: await desk.enter("owner") };
}

const emailOf = async (userId: string) =>
  (await database().user.findUniqueOrThrow({ where: { id: userId } })).email;

const PSEUDONYM = /^Former member \d+$/;

describe("somebody who left and asks for their name to go", () => {
  it("is a pseudonym wherever a name is looked up, and every chain holds", async () => {
    const { desk, userId, articleId, owner } = await deskWithWork();
    must(await setPassword(userId, "a password of theirs"));
    const email = await emailOf(userId);
    must(await removeMember(owner, userId));
    const session = await signIn(userId);
    const { name } = must(await removeName(owner, userId));
    expect(name).toMatch(PSEUDONYM);
    expect(must(await actorNames(await desk.open("editor", articleId))).get(userId)).toBe(name);
    expect(must(await listFormerMembers(owner))).toMatchObject([{ userId, name, isNameRemoved: true }]);
    expect(must(await findUser(userId))).toMatchObject({ name, hasPassword: false });
    expect(await checkPassword(email, "a password of theirs")).toMatchObject({ ok: false });
    if (session.kind !== "user") throw new Error("A person has a session.");
    expect(await findSession(session.sessionId)).toMatchObject({ ok: false });
    expect(await verifyLedger(articleId)).toMatchObject({ ok: true });
    expect(await verifyDesk(owner.workspaceId)).toMatchObject({ ok: true });
  });

  it("is nowhere in the database under their name or address any more", async () => {
    const { desk, userId, owner } = await deskWithWork();
    const name = `Unmistakable ${randomUUID()}`;
    await database().actor.update({ where: { id: userId }, data: { name } });
    const email = await emailOf(userId);
    must(await removeMember(owner, userId));
    must(await removeName(owner, userId));
    const tables = await database().$queryRaw<{ table: string }[]>`
      SELECT tablename AS table FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`;
    const reader = new pg.Client({ connectionString: process.env["DATABASE_OWNER_URL"] });
    await reader.connect();
    for (const { table } of tables) {
      const { rows } = await reader.query(
        `SELECT 1 FROM ${pg.escapeIdentifier(table)} AS each WHERE strpos(each::text, $1) > 0 OR strpos(each::text, $2) > 0`,
        [name, email],
      );
      expect(rows, table).toEqual([]);
    }
    await reader.end();
    expect(desk.people.reviewer1).toBe(userId);
  });

  it("is written into the desk's ledger once, without the name that was", async () => {
    const { userId, owner } = await deskWithWork();
    must(await removeMember(owner, userId));
    const [first, second] = [must(await removeName(owner, userId)), must(await removeName(owner, userId))];
    expect(second).toEqual(first);
    const rows = await database().deskRow.findMany({
      where: { workspaceId: owner.workspaceId, type: "name-removed" },
    });
    expect(rows.map(({ actorId, data }) => ({ actorId, data }))).toEqual([
      { actorId: owner.actor, data: { userId, pseudonym: first.name } },
    ]);
  });

  it("cannot be brought back without a way to sign in", async () => {
    const { userId, owner } = await deskWithWork();
    must(await removeMember(owner, userId));
    must(await removeName(owner, userId));
    expect(await restoreMember(owner, userId)).toMatchObject({ ok: false, failure: { kind: "invalid" } });
  });
});

describe("is refused", () => {
  it("for a member, for whoever was never one, and to whoever is no owner", async () => {
    const { desk, userId, owner } = await deskWithWork();
    const other = await makeTestDesk();
    expect(await removeName(owner, userId)).toMatchObject({ failure: { kind: "invalid" } });
    expect(await removeName(owner, other.people.viewer)).toMatchObject({ failure: { kind: "not-found" } });
    expect(await removeName(owner, "x")).toMatchObject({ failure: { kind: "not-found" } });
    must(await removeMember(owner, userId));
    expect(await removeName(await desk.enter("editor"), userId)).toMatchObject({
      failure: { kind: "forbidden" },
    });
    expect(await listFormerMembers(await desk.enter("editor"))).toMatchObject({ ok: false });
  });

  it("to an owner for whoever worked at another desk, whose ledger the command line writes too", async () => {
    const { userId, owner } = await deskWithWork();
    const other: TestDesk = await makeTestDesk();
    must(await addMemberAsOperator(other.slug, await emailOf(userId), "viewer"));
    must(await removeMember(owner, userId));
    expect(await removeName(owner, userId)).toMatchObject({ failure: { kind: "invalid" } });
    expect(await removeNameAsOperator(await emailOf(userId))).toMatchObject({ failure: { kind: "invalid" } });
    const otherOwner = await other.enter("owner");
    must(await removeMember(otherOwner, userId));
    expect(await removeName(owner, userId)).toMatchObject({ failure: { kind: "invalid" } });
    const { name } = must(await removeNameAsOperator(await emailOf(userId)));
    expect(name).toMatch(PSEUDONYM);
    for (const { workspaceId } of [owner, otherOwner]) {
      expect(await database().deskRow.count({ where: { workspaceId, type: "name-removed" } })).toBe(1);
      expect(await verifyDesk(workspaceId)).toMatchObject({ ok: true });
    }
  });
});
