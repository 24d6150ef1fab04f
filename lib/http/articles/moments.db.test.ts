import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as getChanges } from "@/app/api/v1/articles/[id]/changes/route";
import { GET as getExport } from "@/app/api/v1/articles/[id]/export/route";
import { GET as getReview } from "@/app/api/v1/articles/[id]/review/route";
import { POST as postRevision } from "@/app/api/v1/articles/[id]/revisions/route";
import { disconnect } from "../../database/client";
import { commitCommands } from "../../database/ledger/commit-command";
import { readLedger } from "../../database/ledger/read-review";
import { makeCommand, must, type Seat } from "../../database/testing/test-desk";
import { stopListening } from "../../live/ledger-feed";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";
import { API } from "../routes/api-routes";

let door: TestDoor;
let params: { readonly id: string };
/** When each entry was written, the first one at 1. */
let times: readonly string[];
const claimId = randomUUID();

beforeAll(async () => {
  door = await openTestDoor();
  params = { id: (await door.add("The bridge cost 41 million.\nIt opened in May.", "Bridge")).id };
  await act("reviewer1", "highlight-claim", { claimId, anchor: { quote: { exact: "41 million" } } });
  await act("reviewer2", "give-verdict", { claimId, rating: "false", rationale: "It was 44." });
  const json = {
    content: "The bridge cost 44 million.\nIt opened in May.",
    format: "text",
    reason: "Corrected.",
  };
  expect(await door.knock(postRevision, { as: "editor", params, json })).toMatchObject({ status: 201 });
  times = must(await readLedger(await door.open("owner", params.id))).map(({ at }) => at);
});
afterAll(async () => {
  await stopListening();
  await disconnect();
});

async function act(seat: Seat, ...command: Parameters<typeof makeCommand>): Promise<void> {
  must(await commitCommands(await door.open(seat, params.id), [makeCommand(...command)]));
  // Entries of one millisecond stand at one time.
  await new Promise((resolve) => setTimeout(resolve, 5));
}

const review = (at: string) => door.knock(getReview, { params, query: `at=${encodeURIComponent(at)}` });
const changes = (query: string, as: "owner" | "nobody" = "owner") =>
  door.knock(getChanges, { as, params, query });
const refused = (path: string, message: RegExp) => ({
  status: 422,
  body: { type: "/problems/invalid", errors: [{ path, message: expect.stringMatching(message) }] },
});
const after = (at: string | undefined, ms: number) => new Date(Date.parse(at ?? "") + ms).toISOString();

describe("a moment, told by its time", () => {
  it("is the review after the last entry up to then, wherever on earth the time is told", async () => {
    for (const [seq, at] of [
      [1, times[0]],
      [2, times[1]],
      [3, times[2]],
    ] as const) {
      expect(await review(at ?? "")).toMatchObject({ status: 200, body: { seq } });
      expect(await review(after(at, 1))).toMatchObject({ status: 200, body: { seq } });
    }
    const [second = ""] = times.slice(1);
    const inBerlin = new Date(Date.parse(second) + 3_600_000).toISOString().replace("Z", "+01:00");
    expect(await review(inBerlin)).toMatchObject({ body: { seq: 2 } });
    expect(await door.knock(getReview, { params, query: `at=${inBerlin}` })).toMatchObject({
      body: { seq: 2 },
    });
  });

  it("is exported as it stood then", async () => {
    const query = `format=json&at=${times[1]}`;
    const report = await door.knock(getExport, { params, query });
    expect(report).toMatchObject({ status: 200 });
    expect(report).toMatchObject({ body: { article: { revision: { number: 1 } }, head: { seq: 2 } } });
  });

  it("is refused in plain words when it is to come, before the article, or no time at all", async () => {
    expect(await review("2999-01-01T00:00:00Z")).toMatchObject(refused("at", /^That time is still to come/));
    expect(await review("1999-01-01T00:00:00Z")).toMatchObject(
      refused("at", /^Nothing had happened then: .+Z\.$/),
    );
    for (const at of [
      "yesterday",
      "2026-01-01",
      "2026-02-30T00:00:00Z",
      "2026-01-01T00:00:00",
      "1e3",
      "",
      "-1",
    ])
      expect(await review(at), at).toMatchObject(refused("at", /^Give an entry's number, or a time as /));
    expect(await review("9999")).toMatchObject(refused("at", /^Give an entry of this ledger, 1 to 4\.$/));
    const query = "format=csv&at=2999-01-01T00:00:00Z";
    expect(await door.knock(getExport, { params, query })).toMatchObject(refused("at", /to come/));
  });
});

describe("what differs between two moments, by the API", () => {
  it("is told in the shape that is promised: claims then and now, evidence, and the text word by word", async () => {
    const answer = await changes("from=2");
    expect(answer.status).toBe(200);
    expect(API.readChanges.answer?.parse(answer.body)).toMatchObject({
      ...{ from: 2, to: 4, evidence: [] },
      claims: [
        {
          claimId,
          kind: "changed",
          before: { status: "open", verdicts: [] },
          after: { status: "judged", verdicts: [{ rating: "false" }] },
        },
      ],
      text: {
        before: { number: 1 },
        after: { number: 2 },
        parts: [
          { kind: "kept", text: "The bridge cost " },
          { kind: "removed", text: "41" },
          { kind: "added", text: "44" },
          { kind: "kept", text: " million.\nIt opened in May." },
        ],
      },
    });
  });

  it("is told between times as well, and is nothing between a moment and itself", async () => {
    const between = await changes(`from=${times[0]}&to=${times[2]}`);
    expect(between).toMatchObject({ body: { from: 1, to: 3, claims: [{ kind: "added", before: null }] } });
    expect(between).toMatchObject({ body: { text: { parts: null } } });
    expect(await changes("from=3&to=3")).toMatchObject({ body: { claims: [{ kind: "same", parts: [] }] } });
  });

  it("is refused, naming the moment that cannot be", async () => {
    expect(await changes("to=2")).toMatchObject(refused("from", /missing/));
    expect(await changes("from=3&to=2")).toMatchObject(refused("to", /^This is entry 2, before entry 3\./));
    expect(await changes("from=0")).toMatchObject(refused("from", /1 to 4/));
    expect(await changes("from=1&to=5")).toMatchObject(refused("to", /1 to 4/));
    expect(await changes("from=1&to=2999-01-01T00:00:00Z")).toMatchObject(refused("to", /to come/));
  });

  it("is for those who may see the article alone", async () => {
    expect(await changes("from=1", "nobody")).toMatchObject({ status: 401 });
    const other = await openTestDoor();
    expect(await other.knock(getChanges, { params, query: "from=1" })).toMatchObject({ status: 404 });
  });
});
