import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Credential, openArticleWith } from "./access";
import { disconnect } from "./client";
import { removeMember } from "./people/members";
import { hashSecret } from "./people/secret";
import { createSession, revokeSession } from "./people/sessions";
import { issueToken, listTokens, revokeToken } from "./people/tokens";
import { makeTestDesk, must, type Seat, type TestDesk } from "./testing/test-desk";

let desk: TestDesk;
let other: TestDesk;
let articleId: string;
beforeAll(async () => {
  [desk, other] = [await makeTestDesk(), await makeTestDesk()];
  articleId = (await desk.add("The ferry sails at noon.")).id;
});
afterAll(disconnect);

const signIn = async (seat: Seat, at = desk): Promise<Credential & { readonly kind: "session" }> => {
  const userId = at.people[seat];
  const { sessionId } = must(await createSession(userId));
  return { kind: "session", userId, sessionId };
};

const takeToken = async (at = desk) => {
  const owner = await at.enter("owner");
  const { tokenId, secret } = must(await issueToken(owner, { name: "Script", role: "editor" }));
  const credential: Credential = { kind: "token", secretHash: hashSecret(secret) };
  return { owner, tokenId, credential };
};

const kindOf = async (credential: Credential, id = articleId): Promise<string> => {
  const opened = await openArticleWith(credential, id);
  return opened.ok ? opened.value.access.role : opened.failure.kind;
};

describe("an article is opened with a request's credential", () => {
  it("for a member's session and for a token of the workspace, as whom they are", async () => {
    const session = await signIn("reviewer1");
    const opened = must(await openArticleWith(session, articleId));
    expect(opened.caller).toEqual({ ...session, kind: "user" });
    expect(opened.access).toEqual(await desk.open("reviewer1", articleId));
    const { tokenId, credential } = await takeToken();
    const { caller, access } = must(await openArticleWith(credential, articleId));
    expect(caller).toEqual({ kind: "token", tokenId, workspaceId: access.workspaceId, role: "editor" });
    expect(access).toMatchObject({ actor: tokenId, role: "editor", articleId });
  });

  it("not when the session has ended, belongs to somebody else, or never was", async () => {
    const session = await signIn("reviewer1");
    expect(await kindOf({ ...session, userId: desk.people.owner })).toBe("unauthenticated");
    expect(await kindOf({ ...session, sessionId: randomUUID() })).toBe("unauthenticated");
    expect(await kindOf({ ...session, sessionId: "nonsense" })).toBe("unauthenticated");
    const later = () => new Date(Date.now() + 31 * 24 * 60 * 60 * 1000);
    expect(await openArticleWith(session, articleId, later)).toMatchObject({
      failure: { kind: "unauthenticated" },
    });
    must(await revokeSession(session.sessionId));
    expect(await kindOf(session)).toBe("unauthenticated");
  });

  it("not when the token was revoked or never was", async () => {
    const { owner, tokenId, credential } = await takeToken();
    expect(await kindOf(credential)).toBe("editor");
    must(await revokeToken(owner, tokenId));
    expect(await kindOf(credential)).toBe("unauthenticated");
    expect(await kindOf({ kind: "token", secretHash: hashSecret("assay_x") })).toBe("unauthenticated");
  });

  it("as not there for another workspace's people and tokens, and for what is no article", async () => {
    const { credential } = await takeToken(other);
    for (const stranger of [await signIn("owner", other), credential]) {
      expect(await kindOf(stranger)).toBe("not-found");
      expect(await kindOf(stranger, randomUUID())).toBe("not-found");
      expect(await kindOf(stranger, "nonsense")).toBe("not-found");
    }
  });

  it("not any more from the moment on that a member is removed", async () => {
    const session = await signIn("reviewer2");
    expect(await kindOf(session)).toBe("reviewer");
    must(await removeMember(await desk.enter("owner"), session.userId));
    expect(await kindOf(session)).toBe("unauthenticated");
  });

  it("notes that a session and a token were used", async () => {
    const { owner, tokenId, credential } = await takeToken();
    await kindOf(credential);
    const token = must(await listTokens(owner)).find((each) => each.tokenId === tokenId);
    expect(token?.lastUsedAt).not.toBeNull();
  });
});
