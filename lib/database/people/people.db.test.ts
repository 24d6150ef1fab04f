import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openArticle, openWorkspace } from "../access";
import { disconnect } from "../client";
import { commitCommands } from "../ledger/commit-command";
import { readReview } from "../ledger/read-review";
import { listArticles } from "../lists/list-articles";
import { makeCommand, makeTestDesk, must, signIn, type TestDesk } from "../testing/test-desk";
import { acceptInvitation, createInvitation, readInvitation } from "./invitations";
import { listMembers, removeMember, setMember } from "./members";
import { actorNames } from "./names";
import { findSession } from "./sessions";
import { allowLink, forgiveSignIn, trySignIn } from "./sign-in-limit";
import { findByToken, issueToken, listTokens, revokeToken } from "./tokens";
import { checkPassword, createUser } from "./users";
import { changeScale } from "./workspaces";

let desk: TestDesk;
let otherDesk: TestDesk;
beforeAll(async () => {
  desk = await makeTestDesk();
  otherDesk = await makeTestDesk();
});
afterAll(disconnect);

const NOT_FOUND = { ok: false, failure: { kind: "not-found" } };
const newUser = async () =>
  must(
    await createUser({ name: "Someone", email: `${randomUUID()}@people.test`, password: "a long password" }),
  );

describe("the gate", () => {
  it("says the same of another workspace, of one that is not there and of a malformed id", async () => {
    const { id } = await otherDesk.add("Not yours.");
    const caller = await signIn(desk.people.owner);
    for (const slug of [otherDesk.slug, "no-such-desk", "", "' OR 1=1"]) {
      expect(await openWorkspace(caller, slug)).toEqual(NOT_FOUND);
    }
    for (const articleId of [id, randomUUID(), "x", `${id}'`]) {
      expect(await openArticle(caller, articleId)).toEqual(NOT_FOUND);
    }
    const { tokenId } = must(await issueToken(await otherDesk.enter("owner"), { name: "t", role: "owner" }));
    expect(await revokeToken(await desk.enter("owner"), tokenId)).toEqual(NOT_FOUND);
    expect(await setMember(await desk.enter("owner"), otherDesk.people.viewer, "owner")).toEqual(NOT_FOUND);
  });
});

describe("members", () => {
  it("are out at once when removed, with their sessions, while what they did stays under their name", async () => {
    const own = await makeTestDesk();
    const { id } = await own.add("It rained for nine days.");
    const caller = await signIn(own.people.reviewer1);
    const access = must(await openArticle(caller, id));
    must(await commitCommands(access, [makeCommand("comment", { commentId: randomUUID(), body: "Mine." })]));
    must(await removeMember(await own.enter("owner"), own.people.reviewer1));
    expect(await openArticle(caller, id)).toEqual(NOT_FOUND);
    expect(await findSession(caller.kind === "user" ? caller.sessionId : "")).toMatchObject({ ok: false });
    const left = await own.open("viewer", id);
    expect(must(await readReview(left)).state.comments).toMatchObject([
      { by: own.people.reviewer1, body: "Mine." },
    ]);
    expect(must(await actorNames(left)).get(own.people.reviewer1)).toBe("reviewer1");
    expect(must(await listMembers(left)).map((member) => member.userId)).not.toContain(own.people.reviewer1);
  });

  it("always keep one owner, also when two owners remove each other at once", async () => {
    const own = await makeTestDesk();
    const access = await own.enter("owner");
    expect(await removeMember(access, own.people.owner)).toMatchObject({
      ok: false,
      failure: { kind: "invalid" },
    });
    expect(await setMember(access, own.people.owner, "viewer")).toMatchObject({ ok: false });
    must(await setMember(access, own.people.editor, "owner"));
    const second = await own.enter("editor");
    const outcomes = await Promise.all([
      removeMember(access, own.people.editor),
      removeMember(second, own.people.owner),
    ]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  });

  it("are managed by owners only", async () => {
    for (const seat of ["editor", "reviewer1", "viewer"] as const) {
      const access = await desk.enter(seat);
      const forbidden = { ok: false, failure: { kind: "forbidden" } };
      expect(await removeMember(access, desk.people.viewer)).toMatchObject(forbidden);
      expect(await createInvitation(access, "owner")).toMatchObject(forbidden);
      expect(await issueToken(access, { name: "t", role: "viewer" })).toMatchObject(forbidden);
      expect(await changeScale(access, access.scale)).toMatchObject(forbidden);
    }
  });
});

describe("invitations", () => {
  it("let one person in, once, in time", async () => {
    const access = await desk.enter("owner");
    const { secret } = must(await createInvitation(access, "reviewer"));
    expect(await readInvitation(secret)).toMatchObject({
      ok: true,
      value: { slug: desk.slug, role: "reviewer" },
    });
    const [one, two] = [await newUser(), await newUser()];
    const outcomes = await Promise.all([
      acceptInvitation(secret, one.userId),
      acceptInvitation(secret, two.userId),
    ]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(await readInvitation(secret)).toEqual(NOT_FOUND);
    const late = must(await createInvitation(access, "viewer", () => new Date(Date.now() - 15 * 86_400_000)));
    expect(await acceptInvitation(late.secret, two.userId)).toEqual(NOT_FOUND);
  });

  it("are not used up by somebody who is a member already, and do not change their role", async () => {
    const access = await desk.enter("owner");
    const { secret } = must(await createInvitation(access, "viewer"));
    expect(await acceptInvitation(secret, desk.people.owner)).toEqual({
      ok: true,
      value: { slug: desk.slug },
    });
    expect((await desk.enter("owner")).role).toBe("owner");
    const { userId } = await newUser();
    expect(await acceptInvitation(secret, userId)).toMatchObject({ ok: true });
    expect(await acceptInvitation(secret, desk.people.owner)).toEqual(NOT_FOUND);
  });
});

describe("tokens", () => {
  it("are actors of one workspace and one role, until they are revoked", async () => {
    const owner = await desk.enter("owner");
    const { tokenId, secret } = must(await issueToken(owner, { name: "Importer", role: "reviewer" }));
    expect(secret).toMatch(/^assay_[\w-]{43}$/);
    const caller = must(await findByToken(secret));
    expect(await openWorkspace(caller, desk.slug)).toMatchObject({
      ok: true,
      value: { actor: tokenId, role: "reviewer" },
    });
    expect(await openWorkspace(caller, otherDesk.slug)).toEqual(NOT_FOUND);
    const { id } = await desk.add("Some words.");
    const access = must(await openArticle(caller, id));
    must(
      await commitCommands(access, [
        makeCommand("comment", { commentId: randomUUID(), body: "From a script." }),
      ]),
    );
    const page = must(await listArticles(owner));
    expect(page.articles[0]).toMatchObject({ id, lastActor: { id: tokenId, name: "Importer" } });
    must(await revokeToken(owner, tokenId));
    expect(await findByToken(secret)).toEqual({ ok: false, failure: { kind: "unauthenticated" } });
    expect(await findByToken("assay_nonsense")).toEqual({ ok: false, failure: { kind: "unauthenticated" } });
    expect(must(await listTokens(owner))[0]).toMatchObject({ tokenId, revokedAt: expect.any(String) });
    expect(JSON.stringify(must(await listTokens(owner)))).not.toContain(secret);
  });
});

describe("signing in", () => {
  it("takes the right password, whatever the letter case of the address, and nothing else", async () => {
    const user = await newUser();
    expect(await checkPassword(user.email.toUpperCase(), "a long password")).toEqual({
      ok: true,
      value: user,
    });
    const refused = { ok: false, failure: { kind: "unauthenticated" } };
    expect(await checkPassword(user.email, "a wrong password")).toEqual(refused);
    expect(await checkPassword("nobody@people.test", "a long password")).toEqual(refused);
    expect(await createUser({ name: "Twin", email: user.email })).toMatchObject({
      failure: { errors: [{ path: "email" }] },
    });
  });

  it("is limited by account and by address, and opens again by itself", async () => {
    const at = (minutes: number) => () => new Date(Date.UTC(2026, 0, 1, 12, minutes));
    const email = `${randomUUID()}@people.test`;
    for (let tries = 0; tries < 10; tries += 1) must(await trySignIn(email, `192.0.2.${tries}`, at(tries)));
    expect(await trySignIn(email, "192.0.2.99", at(10))).toMatchObject({
      failure: { kind: "too-many-attempts", retryAfterSeconds: 300 },
    });
    must(await forgiveSignIn(must(await trySignIn(email, "192.0.2.99", at(16)))));
    must(await trySignIn(email, "192.0.2.99", at(10)));
    for (let tries = 0; tries < 50; tries += 1)
      must(await trySignIn(`${randomUUID()}@people.test`, "198.51.100.7", at(20)));
    expect(await trySignIn(email, "198.51.100.7", at(21))).toMatchObject({
      failure: { kind: "too-many-attempts" },
    });
  });

  it("has links mailed for many accounts from one network address only so often, and goes on elsewhere", async () => {
    const at = (minutes: number) => () => new Date(Date.UTC(2026, 0, 2, 12, minutes));
    const ask = (address: string, minutes: number) =>
      allowLink(`${randomUUID()}@people.test`, address, at(minutes));
    for (let links = 0; links < 50; links += 1) must(await ask("198.51.100.8", 0));
    expect(await ask("198.51.100.8", 1)).toMatchObject({ failure: { kind: "too-many-attempts" } });
    must(await ask("198.51.100.9", 1));
    must(await ask("198.51.100.8", 17));
  });

  it("lets no more through when many try at once", async () => {
    const email = `${randomUUID()}@people.test`;
    const tries = Array.from({ length: 40 }, (_, index) => trySignIn(email, `203.0.113.${index}`));
    const through = (await Promise.all(tries)).filter(({ ok }) => ok);
    expect(through.length).toBeLessThanOrEqual(10);
  });

  it("does not count a right password against its address", async () => {
    for (let times = 0; times < 60; times += 1)
      must(await forgiveSignIn(must(await trySignIn(`${times}@people.test`, "192.0.2.200"))));
  });
});
