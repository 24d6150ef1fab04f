import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as getEvents } from "@/app/api/v1/articles/[id]/events/route";
import { disconnect } from "../../database/client";
import { commitCommands } from "../../database/ledger/commit-command";
import { removeMember, setMember } from "../../database/people/members";
import { createSession, revokeAllSessions, revokeSession } from "../../database/people/sessions";
import { issueToken, revokeToken } from "../../database/people/tokens";
import { makeCommand, must, type Seat } from "../../database/testing/test-desk";
import type { ActorId, ArticleId, RevisionId } from "../../domain/ids";
import type { PersonHere } from "../../domain/presence";
import { announce } from "../../live/announce";
import { stopListening } from "../../live/ledger-feed";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";
import { sessionSecret } from "../sign-in/session-cookie";

/** A feed whose viewer lost access ends within this. */
const ENDING_MS = 5_000;

let door: TestDoor;
let articleId: ArticleId;
beforeAll(async () => {
  door = await openTestDoor();
  articleId = (await door.add("The ferry sails at noon.")).id;
});
afterAll(async () => {
  await stopListening();
  await disconnect();
});

const here = (name: string): PersonHere => ({
  ...{ userId: randomUUID() as ActorId, name, isAway: false, revisionId: randomUUID() as RevisionId },
  ...{ window: null, selection: null, openClaimId: null, writing: null },
});

describe("a live feed ends within five seconds", () => {
  it("when its viewer is taken out of the workspace", async () => {
    const viewer = await signIn(door.people.reviewer2);
    const feed = await openFeed(viewer.headers);
    must(await removeMember(await door.enter("owner"), door.people.reviewer2));
    expect(await feed.untilEnd()).toContain('event: closed\ndata: {"reason":"unauthenticated"}');
  });

  it("when its viewer's role changes, either way", async () => {
    for (const role of ["reviewer", "viewer"] as const) {
      const feed = await openFeed((await signIn(door.people.viewer)).headers);
      must(await setMember(await door.enter("owner"), door.people.viewer, role));
      expect(await feed.untilEnd()).toContain('event: closed\ndata: {"reason":"role-changed"}');
    }
  });

  it("when its session is revoked, while the person's other session goes on", async () => {
    const [one, other] = [await signIn(door.people.reviewer1), await signIn(door.people.reviewer1)];
    const [ended, going] = [await openFeed(one.headers), await openFeed(other.headers)];
    must(await revokeSession(one.sessionId));
    expect(await ended.untilEnd()).toContain('event: closed\ndata: {"reason":"unauthenticated"}');
    await comment("editor");
    expect(await going.until('"type":"commented"')).not.toContain("closed");
    must(await revokeAllSessions(door.people.reviewer1));
    expect(await going.untilEnd()).toContain("event: closed");
  });

  it("when its token is revoked", async () => {
    const owner = await door.enter("owner");
    const { tokenId, secret } = must(await issueToken(owner, { name: "Short-lived", role: "viewer" }));
    const feed = await openFeed({ Authorization: `Bearer ${secret}` });
    must(await revokeToken(owner, tokenId));
    expect(await feed.untilEnd()).toContain('event: closed\ndata: {"reason":"unauthenticated"}');
  });
});

describe("a live feed", () => {
  it("says nothing more once access has ended, not even what was committed at once after", async () => {
    const owner = await door.enter("owner");
    const { tokenId, secret } = must(await issueToken(owner, { name: "Gone", role: "viewer" }));
    const feed = await openFeed({ Authorization: `Bearer ${secret}` });
    await feed.until("id: 1\n");
    must(await revokeToken(owner, tokenId));
    const after = await comment("editor");
    expect(await feed.untilEnd()).not.toContain(`id: ${after}\n`);
  });

  it("carries named events without an id, of each name the newest", async () => {
    const feed = await openFeed({ Authorization: `Bearer ${door.tokens.viewer}` });
    await feed.until("retry:");
    announce(articleId, [here("one")]);
    announce(articleId, [here("one"), here("two")]);
    const said = await feed.until('"two"');
    expect(said).toMatch(/\n\nevent: presence\ndata: \{"people":\[[^\]]*"one"[^\]]*"two"[^\]]*\]\}\n\n$/);
    expect(said.match(/"one"/g)).toHaveLength(1);
    await feed.close();
  });

  it("tells many readers the same, in order, each from where it stood", async () => {
    const headers = { Authorization: `Bearer ${door.tokens.viewer}` };
    const first = await comment("editor");
    const feeds = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        openFeed({ ...headers, "Last-Event-ID": String(first - (at % 3)) }),
      ),
    );
    const seqs: number[] = [];
    for (let round = 0; round < 10; round += 1) seqs.push(await comment("editor"));
    const last = seqs.at(-1);
    for (const [at, feed] of feeds.entries()) {
      const heard = await feed.until(`id: ${last}\n`);
      const ids = [...heard.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]));
      expect(ids).toEqual([...[first - 1, first].slice(2 - (at % 3)), ...seqs]);
      await feed.close();
    }
  });
});

async function comment(seat: Seat): Promise<number> {
  const access = await door.open(seat, articleId);
  const command = makeCommand("comment", { commentId: randomUUID(), body: "Heard?" });
  return must(await commitCommands(access, [command])).head.seq;
}

async function signIn(userId: ActorId) {
  const { sessionId } = must(await createSession(userId));
  const token = await encode({ token: { sub: userId, sid: sessionId }, secret: sessionSecret() });
  return { sessionId, headers: { Cookie: `next-auth.session-token=${token}` } };
}

/** A feed of the article from its first entry on, read as it comes. */
async function openFeed(headers: Readonly<Record<string, string>>) {
  const accept = { Accept: "text/event-stream" };
  const request = new Request("http://localhost:3000/", { headers: { ...accept, ...headers } });
  const response = await getEvents(request, { params: Promise.resolve({ id: articleId }) });
  expect(response.status).toBe(200);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  const readOn = async (): Promise<boolean> => {
    const step = await reader?.read();
    if (step === undefined || step.done) return false;
    heard += step.value;
    return true;
  };
  return {
    until: async (text: string) => {
      while (!heard.includes(text)) {
        if (!(await readOn())) throw new Error(`The feed ended before it said ${text}: ${heard}`);
      }
      return heard;
    },
    untilEnd: async () => {
      const began = performance.now();
      while (await readOn());
      expect(performance.now() - began).toBeLessThan(ENDING_MS);
      return heard;
    },
    close: async () => reader?.cancel(),
  };
}
