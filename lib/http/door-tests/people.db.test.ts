import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as postInvitation } from "@/app/api/v1/invitations/[secret]/route";
import { GET as getMe, PATCH as patchMe } from "@/app/api/v1/me/route";
import { DELETE as deleteSession } from "@/app/api/v1/me/sessions/[sessionId]/route";
import { DELETE as deleteSessions, GET as getSessions } from "@/app/api/v1/me/sessions/route";
import { POST as postInvitations } from "@/app/api/v1/workspaces/[slug]/invitations/route";
import {
  DELETE as deleteMember,
  PATCH as patchMember,
  PUT as putMember,
} from "@/app/api/v1/workspaces/[slug]/members/[userId]/route";
import { DELETE as deleteMemberSessions } from "@/app/api/v1/workspaces/[slug]/members/[userId]/sessions/route";
import { DELETE as deleteToken } from "@/app/api/v1/workspaces/[slug]/tokens/[tokenId]/route";
import { GET as getTokens, POST as postTokens } from "@/app/api/v1/workspaces/[slug]/tokens/route";
import { disconnect } from "../../database/client";
import { addMemberAsOperator } from "../../database/people/members";
import { signInByPassword } from "../sign-in/auth-options";
import { cookieOf, openTestDoor, type TestDoor } from "./test-door";

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(disconnect);

const me = (headers: { readonly Cookie: string }) => door.knock(getMe, { as: "nobody", headers });

describe("a session", () => {
  it("opens the door until it is ended everywhere", async () => {
    const userId = door.people.reviewer2;
    const [here, there] = [await cookieOf(userId), await cookieOf(userId)];
    expect(await me(here)).toMatchObject({ status: 200, body: { kind: "user", id: userId } });
    expect((await door.knock(deleteSessions, { as: "nobody", method: "DELETE", headers: here })).status).toBe(
      204,
    );
    expect((await me(here)).status).toBe(401);
    expect((await me(there)).status).toBe(401);
  });

  it("writes only from our own pages", async () => {
    const cookie = await cookieOf(door.people.editor);
    const rename = (headers: object) =>
      door.knock(patchMe, {
        as: "nobody",
        method: "PATCH",
        json: { name: "Ed" },
        headers: { ...cookie, ...headers },
      });
    expect((await rename({ Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" })).status).toBe(
      403,
    );
    expect(await rename({ Origin: "http://localhost:3000" })).toMatchObject({
      status: 200,
      body: { name: "Ed" },
    });
  });

  it("is worth nothing once its person was removed from their only workspace", async () => {
    const cookie = await cookieOf(door.people.viewer);
    const params = { slug: door.slug, userId: door.people.viewer };
    expect((await door.knock(deleteMember, { as: "editor", method: "DELETE", params })).status).toBe(403);
    expect((await door.knock(deleteMember, { method: "DELETE", params })).status).toBe(204);
    expect((await me(cookie)).status).toBe(401);
  });
});

describe("one's own sessions", () => {
  const list = async (headers: { readonly Cookie: string }) => {
    const answer = await door.knock(getSessions, { as: "nobody", headers });
    return (answer.body as { sessions: { sessionId: string; browser: string; isThisOne: boolean }[] })
      .sessions;
  };
  const end = (headers: { readonly Cookie: string }, sessionId: string) =>
    door.knock(deleteSession, { as: "nobody", method: "DELETE", headers, params: { sessionId } });

  it("are listed in words, this one marked, and nobody else's", async () => {
    const userId = door.people.editor;
    const here = await cookieOf(
      userId,
      "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
    );
    await cookieOf(userId);
    const sessions = await list(here);
    expect(sessions.find((each) => each.isThisOne)).toMatchObject({ browser: "Firefox on Linux" });
    const theirs = await list(await cookieOf(door.people.owner));
    const ids = new Set(sessions.map((each) => each.sessionId));
    expect(theirs.filter((each) => ids.has(each.sessionId))).toEqual([]);
  });

  it("are ended one by one, and another's is not found", async () => {
    const [here, there] = [await cookieOf(door.people.editor), await cookieOf(door.people.editor)];
    const that = (await list(there)).find((each) => each.isThisOne)?.sessionId ?? "";
    const stranger = await cookieOf(door.people.reviewer1);
    for (const id of [that, "nonsense", "\u0000"])
      expect(await end(stranger, id)).toMatchObject({ status: 404, body: { type: "/problems/not-found" } });
    expect((await me(there)).status).toBe(200);
    expect((await end(here, that)).status).toBe(204);
    expect((await me(there)).status).toBe(401);
    expect((await end(here, that)).status).toBe(404);
    expect((await me(here)).status).toBe(200);
  });

  it("are ended everywhere else, with this one kept", async () => {
    const [here, there] = [await cookieOf(door.people.editor), await cookieOf(door.people.editor)];
    const others = { as: "nobody", method: "DELETE", headers: here, query: "which=others" } as const;
    expect((await door.knock(deleteSessions, others)).status).toBe(204);
    expect((await me(there)).status).toBe(401);
    expect((await list(here)).map((each) => each.isThisOne)).toEqual([true]);
    expect((await door.knock(deleteSessions, { ...others, query: "which=some" })).status).toBe(422);
  });

  it("are ended elsewhere by a new password, so that whoever knew the old one is out", async () => {
    const userId = door.people.reviewer1;
    const [here, there] = [await cookieOf(userId), await cookieOf(userId)];
    const json = { password: "a new and long password" };
    const changed = await door.knock(patchMe, { as: "nobody", method: "PATCH", headers: here, json });
    expect(changed.status).toBe(200);
    expect((await me(there)).status).toBe(401);
    expect((await me(here)).status).toBe(200);
  });

  it("are a person's: a token has none", async () => {
    expect((await door.knock(getSessions)).status).toBe(403);
    const params = { sessionId: door.people.owner };
    expect((await door.knock(deleteSession, { method: "DELETE", params })).status).toBe(403);
  });
});

describe("a member's sessions", () => {
  const signOut = (at: TestDoor, userId: string, as: "owner" | "editor" = "owner") =>
    at.knock(deleteMemberSessions, { as, method: "DELETE", params: { slug: at.slug, userId } });

  it("are ended by an owner, who may sign in again, and by nobody below", async () => {
    const own = await openTestDoor();
    const userId = own.people.reviewer1;
    const [here, there] = [await cookieOf(userId), await cookieOf(userId)];
    const bystander = await cookieOf(own.people.reviewer2);
    expect((await signOut(own, userId, "editor")).status).toBe(403);
    expect((await me(here)).status).toBe(200);
    expect((await signOut(own, userId)).status).toBe(204);
    for (const ended of [here, there]) expect((await me(ended)).status).toBe(401);
    expect((await me(bystander)).status).toBe(200);
    expect((await me(await cookieOf(userId))).status).toBe(200);
    for (const stranger of [door.people.owner, "nonsense", "\u0000"])
      expect((await signOut(own, stranger)).status).toBe(404);
  });

  it("stay open for somebody who belongs to another desk too: nothing crosses between desks", async () => {
    const [own, other] = [await openTestDoor(), await openTestDoor()];
    const userId = own.people.viewer;
    await addMemberAsOperator(other.slug, `viewer@${own.slug}.test`, "viewer");
    const cookie = await cookieOf(userId);
    expect(await signOut(own, userId)).toMatchObject({ status: 422, body: { errors: [{ path: "userId" }] } });
    expect((await me(cookie)).status).toBe(200);
  });
});

describe("a removed member", () => {
  it("is brought back by an owner with the role that they had, and nobody is who never was one", async () => {
    const own = await openTestDoor();
    const params = { slug: own.slug, userId: own.people.editor };
    const restore = (userId: string, as: "owner" | "editor" = "owner") =>
      own.knock(putMember, { as, method: "PUT", params: { ...params, userId } });
    expect((await own.knock(deleteMember, { method: "DELETE", params })).status).toBe(204);
    expect((await restore(own.people.editor, "editor")).status).toBe(403);
    expect(await restore(own.people.editor)).toMatchObject({ status: 200, body: { role: "editor" } });
    expect(await restore(own.people.editor)).toMatchObject({ status: 200, body: { role: "editor" } });
    expect((await me(await cookieOf(own.people.editor))).body).toMatchObject({
      workspaces: [{ slug: own.slug, role: "editor" }],
    });
    for (const stranger of [door.people.owner, "nonsense"])
      expect((await restore(stranger)).status).toBe(404);
  });
});

describe("roles", () => {
  it("can be changed, but the last owner stays", async () => {
    const change = (userId: string, role: string) =>
      door.knock(patchMember, { method: "PATCH", params: { slug: door.slug, userId }, json: { role } });
    expect(await change(door.people.reviewer1, "editor")).toMatchObject({
      status: 200,
      body: { role: "editor" },
    });
    expect((await change(door.people.owner, "viewer")).status).toBe(422);
    expect((await change("nonsense", "viewer")).status).toBe(404);
    expect((await change(door.people.reviewer1, "king")).status).toBe(422);
  });
});

describe("an invitation", () => {
  it("lets one new person in, once", async () => {
    const made = await door.knock(postInvitations, {
      params: { slug: door.slug },
      json: { role: "reviewer" },
    });
    const { secret } = made.body as { secret: string };
    const accept = (json: object) => door.knock(postInvitation, { as: "nobody", params: { secret }, json });
    expect(await accept({})).toMatchObject({
      status: 422,
      body: { errors: [{ path: "name" }, { path: "email" }, { path: "password" }] },
    });
    const account = { name: "New", email: `new@${door.slug}.test`, password: "long enough to keep" };
    expect(await accept(account)).toMatchObject({ status: 201, body: { slug: door.slug } });
    expect((await accept({ ...account, email: `other@${door.slug}.test` })).status).toBe(404);
    expect(await signInByPassword(account, "10.0.0.1")).toMatchObject({ ok: true, value: { name: "New" } });
  });
});

describe("an API token", () => {
  it("is shown once, listed without its secret, and dead when revoked", async () => {
    const params = { slug: door.slug };
    const made = await door.knock(postTokens, { params, json: { name: "Robot", role: "viewer" } });
    const { secret, tokenId } = made.body as { secret: string; tokenId: string };
    const headers = { Authorization: `Bearer ${secret}` };
    expect((await door.knock(getMe, { headers })).body).toMatchObject({ name: "Robot" });
    expect(JSON.stringify((await door.knock(getTokens, { params })).body)).not.toContain(secret);
    const revoke = { method: "DELETE", params: { ...params, tokenId } };
    expect((await door.knock(deleteToken, revoke)).status).toBe(204);
    expect((await door.knock(getMe, { headers })).status).toBe(401);
  });
});

describe("signing in by password", () => {
  it("answers the same to an unknown address as to a wrong password, and stops after ten tries", async () => {
    const wrong = { email: `owner@${door.slug}.test`, password: "not this one" };
    const unknown = { email: `nobody@${door.slug}.test`, password: "not this one" };
    const refused = { ok: false, failure: { kind: "unauthenticated" } };
    expect(await signInByPassword(unknown, "10.0.0.2")).toEqual(refused);
    for (let tries = 0; tries < 10; tries++)
      expect(await signInByPassword(wrong, "10.0.0.3")).toEqual(refused);
    expect(await signInByPassword(wrong, "10.0.0.4")).toMatchObject({
      failure: { kind: "too-many-attempts" },
    });
  });

  it("takes nothing that is no credential", async () => {
    for (const input of [
      undefined,
      null,
      {},
      { email: 1, password: 2 },
      { email: "\u0000@x", password: "x" },
    ])
      expect(await signInByPassword(input, "10.0.0.5")).toMatchObject({
        failure: { kind: "unauthenticated" },
      });
  });
});
