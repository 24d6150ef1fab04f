import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ArticleId } from "../../domain/ids";
import { writeMention } from "../../text/mentions";
import { disconnect } from "../client";
import { commitCommands } from "../ledger/commit-command";
import { removeMember } from "../people/members";
import { makeCommand, makeTestDesk, must, type Seat, type TestDesk } from "../testing/test-desk";
import {
  changeNotificationSettings,
  countUnread,
  listNotifications,
  markRead,
  readNotificationSettings,
} from "./notifications";
import { tellNotifications } from "./tell-notifications";

let desk: TestDesk;
let articleId: ArticleId;
const claimId = randomUUID();
beforeAll(async () => {
  desk = await makeTestDesk();
});
beforeEach(async () => {
  articleId = (await desk.add("The mill ground 30 tons a day.", "The mill")).id;
  await act(
    "reviewer1",
    makeCommand("highlight-claim", { claimId, anchor: { quote: { exact: "30 tons" } } }),
  );
});
afterAll(disconnect);

async function act(seat: Seat, ...commands: readonly ReturnType<typeof makeCommand>[]): Promise<void> {
  must(await commitCommands(await desk.open(seat, articleId), commands));
}

const comment = (body: string) => makeCommand("comment", { claimId, commentId: randomUUID(), body });
const mention = (seat: Seat) => comment(`See this, ${writeMention(desk.people[seat])}.`);

/** What a person is told of this article, newest first. */
async function told(seat: Seat): Promise<readonly string[]> {
  const { notifications } = must(await listNotifications(desk.people[seat]));
  const words = must(await tellNotifications(desk.people[seat], notifications));
  return words
    .filter((each) => each.articleId === articleId)
    .map(({ text, excerpt }) => `${text} / ${excerpt}`);
}

describe("a notification", () => {
  it("is written with the entry that it is about, once, however often the command comes", async () => {
    const command = mention("reviewer2");
    await Promise.all([act("reviewer1", command), act("reviewer1", command), act("reviewer1", command)]);
    await act("reviewer1", command);
    expect(await told("reviewer2")).toEqual(["reviewer1 mentioned you on a claim / See this, @reviewer2."]);
    expect(await told("reviewer1")).toEqual([]);
  });

  it("says in the person's own words what concerns them", async () => {
    await act("editor", makeCommand("assign-claim", { claimId, userId: desk.people.reviewer2 }));
    await act("reviewer2", makeCommand("give-verdict", { claimId, rating: "true", rationale: "" }));
    await act("reviewer1", makeCommand("give-verdict", { claimId, rating: "false", rationale: "" }));
    const settle = { claimId, rating: "false", rationale: "", version: 1 };
    await act("editor", makeCommand("settle-claim", settle));
    await act("editor", makeCommand("reopen-claim", { claimId, reason: "A new book." }));
    expect(await told("reviewer2")).toEqual([
      "editor reopened a claim of yours / A new book.",
      "editor settled a claim of yours as False / null",
      "reviewer1 says False; you say True / null",
      "editor assigned a claim to you / null",
    ]);
  });

  it("does not quote a comment that was changed or removed as it was", async () => {
    const commentId = randomUUID();
    const body = `A secret for ${writeMention(desk.people.viewer)}`;
    await act("reviewer1", makeCommand("comment", { claimId, commentId, body }));
    await act("reviewer1", makeCommand("edit-comment", { claimId, commentId, body: "Never mind." }));
    expect(await told("viewer")).toEqual(["reviewer1 mentioned you on a claim / Never mind."]);
    await act("reviewer1", makeCommand("remove-comment", { claimId, commentId }));
    expect(await told("viewer")).toEqual(["reviewer1 mentioned you on a claim / null"]);
  });

  it("says nothing that an independent review withholds, until the person has judged", async () => {
    const mode = { mode: "independent", requiredVerdicts: 2, hidesNames: false } as const;
    await act("editor", makeCommand("set-review-mode", mode));
    await act("editor", makeCommand("assign-claim", { claimId, userId: desk.people.reviewer2 }));
    const source = { evidenceId: randomUUID(), url: "https://mill.example/", title: "Books" };
    await act("reviewer1", makeCommand("add-evidence", { claimId, ...source, stance: "refutes" }));
    await act("reviewer1", mention("reviewer2"));
    const [mentioned, evidence] = await told("reviewer2");
    expect(mentioned).toBe("reviewer1 mentioned you on a claim that you have not judged yet / null");
    expect(evidence).toBe("reviewer1 added evidence to a claim of yours / Books");
    await act("reviewer2", makeCommand("give-verdict", { claimId, rating: "true", rationale: "" }));
    expect((await told("reviewer2")).slice(0, 2)).toEqual([
      "reviewer1 mentioned you on a claim / See this, @reviewer2.",
      "reviewer1 added evidence that refutes a claim of yours / Books",
    ]);
  });

  it("reaches members only, and nobody who has left", async () => {
    const own = await makeTestDesk();
    const stranger = writeMention(own.people.viewer);
    await act("reviewer1", comment(`${stranger} @{${randomUUID()}}`));
    expect(must(await countUnread(own.people.viewer))).toBe(0);
    const { id } = await own.add("Elsewhere.");
    const body = `Hello ${stranger}`;
    const hello = makeCommand("comment", { commentId: randomUUID(), body });
    must(await commitCommands(await own.open("editor", id), [hello]));
    expect(must(await countUnread(own.people.viewer))).toBe(1);
    must(await removeMember(await own.enter("owner"), own.people.viewer));
    expect(must(await countUnread(own.people.viewer))).toBe(0);
    expect(must(await listNotifications(own.people.viewer)).notifications).toEqual([]);
  });

  it("is read one by one or all at once, and only by its own person", async () => {
    await act("reviewer1", mention("owner"), mention("owner"), mention("owner"));
    const { notifications } = must(await listNotifications(desk.people.owner));
    const [first] = notifications.map((each) => each.id);
    must(await markRead(desk.people.editor, first === undefined ? [] : [first]));
    expect(must(await countUnread(desk.people.owner))).toBe(3);
    must(await markRead(desk.people.owner, [first ?? "", "x", randomUUID()]));
    expect(must(await countUnread(desk.people.owner))).toBe(2);
    must(await markRead(desk.people.owner, "all"));
    expect(must(await countUnread(desk.people.owner))).toBe(0);
  });

  it("comes in pages that neither skip nor repeat", async () => {
    await act("reviewer1", ...Array.from({ length: 7 }, () => mention("editor")));
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = must(await listNotifications(desk.people.editor, { cursor, limit: 3 }));
      seen.push(...page.notifications.filter((each) => each.articleId === articleId).map((each) => each.seq));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen.toSorted((a, b) => a - b)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(await listNotifications(desk.people.editor, { cursor: "x" })).toMatchObject({ ok: false });
  });

  it("is not written for who does not want its kind", async () => {
    const userId = desk.people.reviewer2;
    expect(must(await readNotificationSettings(userId))).toMatchObject({ mail: "at-once", muted: [] });
    must(await changeNotificationSettings(userId, { mail: "daily", muted: ["mentioned", "mentioned"] }));
    expect(must(await readNotificationSettings(userId))).toMatchObject({
      mail: "daily",
      muted: ["mentioned"],
    });
    await act("reviewer1", mention("reviewer2"));
    await act("editor", makeCommand("assign-claim", { claimId, userId }));
    expect(await told("reviewer2")).toEqual(["editor assigned a claim to you / null"]);
  });
});
