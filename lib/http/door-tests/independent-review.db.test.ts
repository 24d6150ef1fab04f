import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readHistory } from "@/app/w/[slug]/articles/[id]/history/read-history";
import { disconnect } from "../../database/client";
import { commitCommands } from "../../database/ledger/commit-command";
import { makeCommand, must, type Seat, signIn } from "../../database/testing/test-desk";
import type { ActorId, ArticleId, CommandId } from "../../domain/ids";
import { stopListening } from "../../live/ledger-feed";
import { writeMention } from "../../text/mentions";
import { publishEdition } from "../reports/publish-edition";
import { API } from "../routes/api-routes";
import { answerOf, everyAnswer, feedUntil, type Headers, TRIES, type TriedReview } from "./every-route";
import { cookieOf, openTestDoor, type TestDoor } from "./test-door";

/** What one reviewer writes and nobody who has not judged may read anywhere. */
const SECRETS = {
  rationale: "zq-secret-rationale",
  changed: "zq-secret-changed-rationale",
  retracted: "zq-secret-retraction",
  note: "zq-secret-note",
  newNote: "zq-secret-revised-note",
  removal: "zq-secret-removal",
  comment: "zq-secret-comment",
  reply: "zq-secret-reply",
  edited: "zq-secret-edited",
  returned: "zq-secret-return",
};

let door: TestDoor;
let articleId: ArticleId;
let head: number;
let published: string;
const [claimId, sourceId, goneId, ownId, threadId] = Array.from({ length: 5 }, () => randomUUID());

beforeAll(async () => {
  door = await openTestDoor();
  articleId = (await door.add("Fares rose by 4 per cent. The ferry is late.", "Ferries")).id;
  await act("editor", makeCommand("set-review-mode", { mode: "independent", requiredVerdicts: 2 }));
  const anchor = { quote: { exact: "Fares rose" } };
  await act("reviewer1", makeCommand("highlight-claim", { claimId: claimId ?? "", anchor }));
  await act("editor", makeCommand("assign-claim", { claimId: claimId ?? "", userId: door.people.reviewer1 }));
  await writeSecrets();
  published = await publish();
});
afterAll(async () => {
  await stopListening();
  await disconnect();
});

async function act(seat: Seat, ...commands: Parameters<typeof commitCommands>[1]): Promise<void> {
  head = must(await commitCommands(await door.open(seat, articleId), commands)).head.seq;
}

/** The public name of a new edition of the review as it is. */
async function publish(): Promise<string> {
  const request = { commandId: randomUUID() as CommandId, seq: null, note: null };
  const access = await door.open("editor", articleId);
  const edition = must(await publishEdition(access, request, "https://assay.example"));
  head += 1;
  return edition.slug;
}

/** All that somebody can write on a claim, and change, and take back. */
async function writeSecrets(): Promise<void> {
  const on = { claimId: claimId ?? "" };
  const [evidenceId, commentId, replyId] = [sourceId ?? "", threadId ?? "", randomUUID()];
  const source = { ...on, url: "https://port.example/fares", stance: "refutes" as const, note: SECRETS.note };
  const verdict = (rationale: string) =>
    makeCommand("give-verdict", { ...on, rating: "misleading", rationale, confidence: "high" });
  await act(
    "reviewer2",
    makeCommand("add-evidence", { ...source, evidenceId }),
    makeCommand("add-evidence", { ...source, evidenceId: goneId ?? "" }),
    makeCommand("revise-evidence", { ...on, evidenceId, version: 1, note: SECRETS.newNote }),
    makeCommand("remove-evidence", { ...on, evidenceId: goneId ?? "", version: 1, reason: SECRETS.removal }),
    makeCommand("comment", {
      ...on,
      commentId,
      body: `${writeMention(door.people.reviewer1)} ${SECRETS.comment}`,
    }),
    makeCommand("comment", { ...on, commentId: replyId, body: SECRETS.reply, replyTo: commentId }),
    makeCommand("edit-comment", { ...on, commentId: replyId, body: SECRETS.edited }),
    makeCommand("resolve-thread", { ...on, commentId }),
    verdict(SECRETS.rationale),
    makeCommand("retract-verdict", { ...on, reason: SECRETS.retracted }),
    verdict(SECRETS.rationale),
    verdict(SECRETS.changed),
    makeCommand("describe-claim", { ...on, statement: "Fares rose by four per cent.", version: 1 }),
  );
  await act(
    "reviewer1",
    makeCommand("add-evidence", { ...source, evidenceId: ownId ?? "", note: "My own note." }),
  );
  await act("editor", makeCommand("return-claim", { ...on, reason: SECRETS.returned, version: 2 }));
}

const review = (): TriedReview => ({
  ...{ door, articleId, head, claimId: claimId ?? "" },
  ...{ sourceId: sourceId ?? "", goneId: goneId ?? "", threadId: threadId ?? "" },
  published,
  words: ["Ferries", "fares", "zq-secret", "misleading"],
});

const cookie = (userId: ActorId): Promise<Headers> => cookieOf(userId);
const token = (role: "reviewer" | "viewer" | "editor"): Headers => ({
  Authorization: `Bearer ${door.tokens[role]}`,
});
const found = (said: string | undefined) => Object.values(SECRETS).filter((each) => said?.includes(each));

/** Where secrets stand: none is a list of nothing. */
function leaks(answers: ReadonlyMap<string, string>): readonly string[] {
  return [...answers].flatMap(([route, said]) => found(said).map((secret) => `${route}: ${secret}`));
}

async function reviewFor(headers: Headers) {
  const said = await answerOf(review(), API.readReview, { headers });
  return JSON.parse(said.slice(said.indexOf('{"articleId"'))).claims[0];
}

describe("an independent review", { timeout: 120_000 }, () => {
  it("is tried through every route that there is", () => {
    expect(Object.keys(TRIES).toSorted()).toEqual(Object.keys(API).toSorted());
  });

  it("tells what others judged and said to nobody who has not judged, by no route, export or feed", async () => {
    const callers = {
      reviewer: await cookie(door.people.reviewer1),
      "reviewer's token": token("reviewer"),
      viewer: await cookie(door.people.viewer),
      "viewer's token": token("viewer"),
    };
    for (const [name, headers] of Object.entries(callers)) {
      const answers = await everyAnswer(review(), headers);
      expect([name, leaks(answers)]).toEqual([name, []]);
      expect(answers.get("feed"), name).toContain(`id: ${head}\n`);
      const claim = await reviewFor(headers);
      expect(claim).toMatchObject({ status: "checking", verdicts: [], retractedVersions: {} });
      const others = claim.evidence.filter(
        (each: { addedBy: string }) => each.addedBy === door.people.reviewer2,
      );
      expect(others).toMatchObject([{ url: "https://port.example/fares", stance: null, note: null }]);
      expect(answers.get("listArticles")).not.toContain("misleading");
      expect(answers.get("readEvents")).not.toMatch(/"stance":"refutes"[^}]*"note":null/);
    }
  });

  it("tells as little by the history page, whatever it is asked for", async () => {
    for (const search of ["", "kind=judging", "q=zq-secret", "q=misleading"]) {
      const page = await readHistory(await signIn(door.people.reviewer1), door.slug, articleId, search);
      expect(page?.opening.activity.days).not.toEqual([]);
      expect(found(JSON.stringify(page)), search).toEqual([]);
      if (search.startsWith("q=")) expect(page?.opening.matches, search).toBe(0);
    }
  });

  it("tells those who may settle everything", async () => {
    for (const headers of [await cookie(door.people.editor), token("editor")]) {
      expect(found(await feedUntil(review(), headers))).toEqual(Object.values(SECRETS));
      expect(await reviewFor(headers)).toMatchObject({
        status: "judged",
        verdicts: [{ rating: "misleading" }],
      });
    }
  });

  it("tells a reviewer everything once they judged, and viewers once enough did, but no other reviewer", async () => {
    const verdict = { claimId: claimId ?? "", rating: "true", rationale: "My own reasons." };
    await act("reviewer1", makeCommand("give-verdict", verdict));
    const standing = [SECRETS.changed, SECRETS.newNote, SECRETS.comment, SECRETS.edited];
    for (const person of [door.people.reviewer1, door.people.viewer]) {
      const answers = await everyAnswer(review(), await cookie(person));
      expect(found(answers.get("feed"))).toEqual(Object.values(SECRETS));
      expect(found(answers.get("readEvents"))).toEqual(Object.values(SECRETS));
      expect(found(answers.get("readReview"))).toEqual(expect.arrayContaining(standing));
      expect(found(answers.get("exportReport"))).toEqual(Object.values(SECRETS));
      expect(answers.get("listArticles")).toContain('"misleading":1');
    }
    const told = await everyAnswer(review(), await cookie(door.people.reviewer1));
    expect(found(told.get("listNotifications"))).toContain(SECRETS.comment);
    expect(leaks(await everyAnswer(review(), token("reviewer")))).toEqual([]);
  });
});
