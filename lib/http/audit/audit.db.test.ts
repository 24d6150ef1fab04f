import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "../../database/client";
import { commitCommands } from "../../database/ledger/commit-command";
import { setMember } from "../../database/people/members";
import { makeCommand, makeTestDesk, must, type TestDesk } from "../../database/testing/test-desk";
import type { ArticleId } from "../../domain/ids";
import { auditCsv } from "./audit-csv";
import { type Audit, type AuditLine, gatherAudit } from "./gather-audit";

let desk: TestDesk;
let fares: ArticleId;
let library: ArticleId;
const claimId = randomUUID();
beforeAll(async () => {
  desk = await makeTestDesk();
  fares = (await desk.add("Fares rose by a third.", "Fares")).id;
  library = (await desk.add("The library burned in 642.", "=Library")).id;
  const act = async (
    seat: Parameters<TestDesk["open"]>[0],
    id: ArticleId,
    ...made: Parameters<typeof makeCommand>
  ) => must(await commitCommands(await desk.open(seat, id), [makeCommand(...made)]));
  await act("editor", fares, "set-review-mode", {
    mode: "independent",
    requiredVerdicts: 2,
    hidesNames: true,
  });
  await act("reviewer1", fares, "highlight-claim", { claimId, anchor: { quote: { exact: "a third" } } });
  await act("reviewer1", fares, "give-verdict", { claimId, rating: "false", rationale: "By a tenth." });
  await act("reviewer2", library, "comment", {
    commentId: randomUUID(),
    body: "When?",
  });
  must(await setMember(await desk.enter("owner"), desk.people.reviewer2, "editor"));
});
afterAll(disconnect);

type Query = Parameters<typeof gatherAudit>[1];
const audit = async (query: Query = {}): Promise<Audit> =>
  must(await gatherAudit(await desk.enter("owner"), query));
const sentences = ({ entries }: Audit) => entries.map(({ sentence }) => sentence);

describe("the audit of a desk", () => {
  it("tells what happened in its articles and to itself, the newest first", async () => {
    const { entries } = await audit({ limit: 200 });
    expect(entries.map(({ at }) => at)).toEqual(
      entries
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    );
    const told = entries.map(({ sentence }) => sentence);
    expect(told).toContain("owner changed the role of reviewer2 from reviewer to editor.");
    expect(told).toContain("The command line made the desk “A desk”.");
    const highlighted = entries.find(({ type }) => type === "claim-highlighted");
    expect(highlighted).toMatchObject({
      article: { id: fares, title: "Fares" },
      claim: { id: claimId, words: "a third" },
    });
  });

  it("is whole in pages of any size, without a line twice", async () => {
    const whole = sentences(await audit({ limit: 200 })).length;
    const seen: AuditLine[] = [];
    let cursor: string | undefined;
    do {
      const page = await audit({ limit: 3, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...(page.entries as readonly AuditLine[]));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(whole);
    expect(new Set(seen.map(({ hash }) => hash)).size).toBe(whole);
  });

  it("is narrowed to an article, the desk itself, a kind, a person and days", async () => {
    expect(new Set((await audit({ article: library })).entries.map(({ article }) => article?.id))).toEqual(
      new Set([library]),
    );
    expect(new Set((await audit({ article: "desk" })).entries.map(({ article }) => article))).toEqual(
      new Set([null]),
    );
    expect(sentences(await audit({ kind: "role-changed" }))).toEqual([
      "owner changed the role of reviewer2 from reviewer to editor.",
    ]);
    const ofReviewer2 = await audit({ person: desk.people.reviewer2, limit: 200 });
    const theirs = new Set(ofReviewer2.entries.map(({ type }) => type));
    for (const type of ["role-changed", "member-added", "commented"]) expect(theirs).toContain(type);
    expect(theirs).not.toContain("verdict-given");
    const today = new Date().toISOString().slice(0, 10);
    expect((await audit({ from: today, to: today, limit: 200 })).entries.length).toBeGreaterThan(5);
    expect((await audit({ to: "2020-01-01" })).entries).toEqual([]);
    expect((await audit({ from: "2090-01-01" })).entries).toEqual([]);
  });

  it("keeps from an owner what an independent review keeps from them, and does not find it by the name", async () => {
    const given = (await audit({ kind: "verdict-given" })).entries;
    expect(given).toHaveLength(1);
    expect(given[0]).toMatchObject({ withheld: true });
    expect(given[0]?.actor.id).not.toBe(desk.people.reviewer1);
    expect(JSON.stringify(given)).not.toMatch(/tenth|reviewer1/);
    expect((await audit({ kind: "verdict-given", person: desk.people.reviewer1 })).entries).toEqual([]);
    expect(auditCsv(given as readonly AuditLine[])).not.toMatch(/tenth|reviewer1/);
  });

  it("is a table that no spreadsheet runs", async () => {
    const csv = auditCsv((await audit({ article: library })).entries as readonly AuditLine[]);
    expect(csv).toContain(`"'=Library"`);
    expect(csv.split("\r\n")[0]).toContain('"at","person","kind","sentence"');
  });

  it("refuses a cursor that we never wrote, at its field", async () => {
    for (const cursor of ["x", "W10", Buffer.from('["now","a",1]').toString("base64url")])
      expect(await gatherAudit(await desk.enter("owner"), { cursor })).toMatchObject({
        ok: false,
        failure: { kind: "invalid", errors: [{ path: "cursor" }] },
      });
  });
});
