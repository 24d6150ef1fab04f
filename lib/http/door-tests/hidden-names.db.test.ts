import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readHistory } from "@/app/w/[slug]/articles/[id]/history/read-history";
import { readWorkbench } from "@/app/w/[slug]/articles/[id]/read-workbench";
import { disconnect } from "../../database/client";
import { commitCommands } from "../../database/ledger/commit-command";
import { makeCommand, must, type Seat, signIn } from "../../database/testing/test-desk";
import type { ArticleId, CommandId, RevisionId } from "../../domain/ids";
import { stopListening } from "../../live/ledger-feed";
import { announcePresence, forgetPresence } from "../../live/presence";
import { writeMention } from "../../text/mentions";
import { publishEdition } from "../reports/publish-edition";
import { API } from "../routes/api-routes";
import { answerOf, everyAnswer, feedUntil, type Headers, type TriedReview } from "./every-route";
import { cookieOf, openTestDoor, type TestDoor } from "./test-door";

let door: TestDoor;
let articleId: ArticleId;
let head: number;
let published: string;
const ids = { claimId: "", sourceId: "", goneId: "", threadId: "" };

beforeAll(async () => {
  door = await openTestDoor();
  articleId = (await door.add("Fares rose by 4 per cent. The ferry is late.", "Ferries")).id;
  for (const name of ["claimId", "sourceId", "goneId", "threadId"] as const) ids[name] = randomUUID();
  const mode = { mode: "independent", requiredVerdicts: 2, hidesNames: true } as const;
  const { claimId } = ids;
  await act("editor", makeCommand("set-review-mode", mode));
  await act(
    "editor",
    makeCommand("highlight-claim", { claimId, anchor: { quote: { exact: "Fares rose" } } }),
  );
  await act("editor", makeCommand("describe-claim", { claimId, statement: "Fares rose.", version: 1 }));
  await judge();
  const request = { commandId: randomUUID() as CommandId, seq: null, note: null };
  const access = await door.open("editor", articleId);
  published = must(await publishEdition(access, request, "https://assay.example")).slug;
  head += 1;
  // The last thing done is one of which the name is hidden.
  await act("reviewer2", makeCommand("comment", { claimId, commentId: randomUUID(), body: "And one more." }));
});
afterAll(async () => {
  forgetPresence();
  await stopListening();
  await disconnect();
});

async function act(seat: Seat, ...commands: Parameters<typeof commitCommands>[1]): Promise<void> {
  head = must(await commitCommands(await door.open(seat, articleId), commands)).head.seq;
}

/** Somebody does on a claim all that tells who judged it; the editor judges too, so that they are told of a dispute. */
async function judge(): Promise<void> {
  const { claimId, sourceId, goneId, threadId } = ids;
  const on = { claimId };
  const verdict = (rating: string) =>
    makeCommand("give-verdict", { ...on, rating, rationale: "As I see it." });
  const source = { ...on, url: "https://port.example/fares", stance: "refutes" as const };
  await act("editor", verdict("true"), makeCommand("comment", { ...on, commentId: threadId, body: "Why?" }));
  await act(
    "reviewer2",
    verdict("mixed"),
    makeCommand("retract-verdict", { ...on, reason: "Too soon." }),
    verdict("false"),
    makeCommand("add-evidence", { ...source, evidenceId: sourceId }),
    makeCommand("add-evidence", { ...source, evidenceId: goneId }),
    makeCommand("revise-evidence", { ...on, evidenceId: sourceId, version: 1, note: "Page 3." }),
    makeCommand("remove-evidence", { ...on, evidenceId: goneId, version: 1, reason: "A copy." }),
    makeCommand("comment", {
      ...on,
      ...{ commentId: randomUUID(), replyTo: threadId },
      body: `${writeMention(door.people.editor)} Because.`,
    }),
    makeCommand("resolve-thread", { ...on, commentId: threadId }),
  );
  const answer = `I do not agree with ${writeMention(door.people.reviewer2)}.`;
  await act(
    "reviewer1",
    verdict("mixed"),
    makeCommand("comment", { ...on, commentId: randomUUID(), body: answer }),
  );
}

const review = (): TriedReview => ({
  ...{ door, articleId, head, published, ...ids },
  words: ["Ferries", "fares", "disagree"],
});

/** Where the reviewer who judged is told of, by id or by name. */
function tellsOf(answers: ReadonlyMap<string, string>): readonly string[] {
  const name = new RegExp(`${door.people.reviewer2}|\\breviewer2\\b`);
  return [...answers].filter(([, said]) => name.test(said)).map(([route]) => route);
}

/** What changes the review, so that it is what is tried; and what names every member, whatever they do. */
const LEFT_OUT = {
  ...{ reviseArticle: () => [], publishReport: () => [], commitCommands: () => [] },
  ...{ readWorkspace: () => [], listMembers: () => [], restoreMember: () => [] },
};

describe("a review with names hidden", { timeout: 120_000 }, () => {
  it("tells those who settle of nobody who judged, by no route, export, feed, notification or public page", async () => {
    const callers: Readonly<Record<string, Headers>> = {
      editor: await cookieOf(door.people.editor),
      "editor's token": { Authorization: `Bearer ${door.tokens.editor}` },
      owner: await cookieOf(door.people.owner),
    };
    for (const [name, headers] of Object.entries(callers)) {
      const answers = await everyAnswer(review(), headers, LEFT_OUT);
      expect([name, tellsOf(answers)]).toEqual([name, []]);
      expect(answers.get("listArticles")).toContain('"name":"A reviewer"');
      expect(answers.get("searchClaims")).toContain('"rating":"false"');
      expect(answers.get("readArticleAgreement")).toMatch(/"claims":1.*"pairs":\[\],"unpairedClaims":1/);
      expect(answers.get("readWorkspaceAgreement")).toMatch(/"claims":1.*"pairs":\[\],"unpairedClaims":1/);
      if (name !== "editor") continue;
      expect(answers.get("listNotifications")).toContain('"text":"Reviewer B mentioned you on a claim"');
      expect(answers.get("listNotifications")).toContain('"text":"Reviewer B says False; you say True"');
    }
  });

  it("tells those who settle that somebody is here, not who, and nothing of what they do", async () => {
    const headers = await cookieOf(door.people.editor);
    await bePresent();
    const said = await answerOf(review(), API.readPresence, { headers });
    expect(said).toMatch(/"name":"A reviewer".*"openClaimId":null,"writing":null/);
    const feed = await feedUntil(review(), headers);
    expect(feed).toMatch(/event: presence\ndata: .*"name":"A reviewer"/);
    expect(
      tellsOf(
        new Map([
          ["readPresence", said],
          ["feed", feed],
        ]),
      ),
    ).toEqual([]);
  });

  it("tells the editor's screen of nobody who judged, except as a member", async () => {
    const caller = await signIn(door.people.editor);
    const workbench = await readWorkbench(caller, door.slug, articleId);
    expect(workbench?.members).toContainEqual({ userId: door.people.reviewer2, name: "reviewer2" });
    expect(workbench?.review).toContain("As I see it.");
    expect(workbench?.review).not.toContain(door.people.reviewer2);
    const history = JSON.stringify((await readHistory(caller, door.slug, articleId))?.opening.lines);
    expect(history).toContain("Reviewer B gave the verdict False");
    expect(history).not.toContain("reviewer2");
  });

  it("tells who settles nothing more by a refusal", async () => {
    const { claimId, sourceId } = ids;
    const access = await door.open("editor", articleId);
    const stale = [
      makeCommand("settle-claim", { claimId, rating: "true", rationale: "Settled.", version: 1 }),
      makeCommand("remove-evidence", { claimId, evidenceId: sourceId, reason: "A copy.", version: 1 }),
      makeCommand("give-verdict", { claimId, rating: "false", rationale: "Changed.", version: 9 }),
    ];
    for (const command of stale) {
      const refused = await commitCommands(access, [command]);
      expect(refused).toMatchObject({ ok: false, failure: { kind: "stale" } });
      expect(JSON.stringify(refused)).not.toContain(door.people.reviewer2);
    }
  });

  it("names everyone to those who judged, and to all once the claim is settled", async () => {
    const headers = await cookieOf(door.people.reviewer1);
    expect(tellsOf(await everyAnswer(review(), headers, LEFT_OUT))).toContain("readReview");
    const { claimId } = ids;
    await act(
      "editor",
      makeCommand("settle-claim", { claimId, rating: "false", rationale: "So.", version: 2 }),
    );
    const seen = tellsOf(await everyAnswer(review(), await cookieOf(door.people.editor), LEFT_OUT));
    for (const route of ["readReview", "readEvents", "feed", "searchClaims", "readWorkspaceAgreement"])
      expect(seen).toContain(route);
  });
});

/** The reviewer writes a verdict, on a claim that is open before them. */
async function bePresent(): Promise<void> {
  const claimId = ids.claimId as NonNullable<Parameters<typeof announcePresence>[1]["doing"]>["openClaimId"];
  const here = { revisionId: randomUUID() as RevisionId, attention: "focused", window: null } as const;
  const doing = {
    ...here,
    selection: null,
    openClaimId: claimId,
    writing: { kind: "verdict", claimId },
  } as const;
  const access = await door.open("reviewer2", articleId);
  must(await announcePresence(access, { tabId: randomUUID(), sessionId: null, beat: 1, doing }));
}
