import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as postAnnotations } from "@/app/api/v1/articles/[id]/annotations/route";
import { GET as getExport } from "@/app/api/v1/articles/[id]/export/route";
import { GET as getReview } from "@/app/api/v1/articles/[id]/review/route";
import { disconnect } from "../../database/client";
import { commitCommands } from "../../database/ledger/commit-command";
import { verifyLedger } from "../../database/ledger/verify-ledger";
import { makeCommand, must } from "../../database/testing/test-desk";
import { stopListening } from "../../live/ledger-feed";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";

const TEXT = "The ferry carried 1.9 million people last year.\nFares rose by 12 per cent.\nIt opened in May.";
const quoted = (id: string, exact: string, text = "Who says so?") => ({
  id,
  user: "acct:ada@hypothes.is",
  created: "2021-05-12T09:30:00Z",
  text,
  target: [{ selector: [{ type: "TextQuoteSelector", exact }] }],
});

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(async () => {
  await stopListening();
  await disconnect();
});

const add = async () => ({ id: (await door.add(TEXT, "Ferry")).id });
const bring = (
  params: { readonly id: string },
  json: unknown,
  query = "",
  as: "editor" | "reviewer" | "nobody" = "editor",
) => door.knock(postAnnotations, { as, params, query, json });
const claimsOf = async (params: { readonly id: string }) => {
  const { body } = await door.knock(getReview, { params });
  return (
    body as { claims: { placement: string; anchor: { ranges: { exact: string }[] }; comments: object[] }[] }
  ).claims;
};

describe("annotations of another tool", () => {
  const rows = [
    quoted("a", "1.9 million people"),
    { id: "b", user: "acct:grace@hypothes.is", text: "The port does.", references: ["a"], target: [{}] },
    quoted("c", "Fares rose by 21 per cent. It opened in May."),
    quoted("d", "The tunnel was dug in 1931"),
  ];

  it("become claims on their words, with what was said and by whom, and the doubtful wait", async () => {
    const params = await add();
    const preview = await bring(params, { rows }, "preview=true");
    expect(preview).toMatchObject({
      status: 200,
      body: {
        format: "hypothesis",
        placed: 1,
        already: 0,
        refused: [{ reason: "Its words are not in the text." }],
      },
    });
    expect(await claimsOf(params)).toEqual([]);
    const brought = await bring(params, { rows });
    expect(brought).toMatchObject({
      status: 200,
      body: { placed: 1, doubtful: [{ quote: expect.stringContaining("21 per cent") }] },
    });
    const claims = await claimsOf(params);
    expect(claims.map(({ placement }) => placement)).toEqual(["kept", "changed"]);
    expect(claims[0]).toMatchObject({
      anchor: { ranges: [{ exact: "1.9 million people" }] },
      comments: [
        {
          body: "Who says so?",
          origin: {
            tool: "Hypothesis",
            author: "ada@hypothes.is",
            at: "2021-05-12T09:30:00Z",
            address: null,
          },
        },
        { body: "The port does.", origin: { author: "grace@hypothes.is" } },
      ],
    });
    const access = await door.open("owner", params.id);
    expect(await verifyLedger(access.articleId)).toMatchObject({ ok: true });
  });

  it("add nothing twice when the same file comes again", async () => {
    const params = await add();
    await bring(params, { rows });
    const before = await claimsOf(params);
    expect(await bring(params, { rows })).toMatchObject({ body: { placed: 0, doubtful: [], already: 2 } });
    expect(await claimsOf(params)).toEqual(before);
  });

  it("come back from our own export at the same places", async () => {
    const from = await add();
    const anchors = ["1.9 million people", "Fares rose by 12 per cent", "May"];
    const marks = anchors.map((exact) =>
      makeCommand("highlight-claim", { claimId: randomUUID(), anchor: { quote: { exact } } }),
    );
    must(await commitCommands(await door.open("reviewer1", from.id), marks));
    const exported = await door.knock(getExport, { params: from, query: "format=webannotation" });
    const to = await add();
    expect(await bring(to, exported.body)).toMatchObject({ body: { placed: 3, doubtful: [], refused: [] } });
    const words = (claims: Awaited<ReturnType<typeof claimsOf>>) => claims.map(({ anchor }) => anchor.ranges);
    expect(words(await claimsOf(to))).toEqual(
      words(await claimsOf(from)).map((ranges) => ranges.map((range) => ({ ...range }))),
    );
  });

  it("are refused in words, and only taken from who may bring articles in", async () => {
    const params = await add();
    expect(await bring(params, { rows }, "", "reviewer")).toMatchObject({ status: 403 });
    expect(await bring(params, { rows }, "", "nobody")).toMatchObject({ status: 401 });
    expect(await bring(params, { rows }, "format=word")).toMatchObject({
      status: 422,
      body: { errors: [{ path: "format" }] },
    });
    expect(await bring(params, "not json at all")).toMatchObject({ status: 400 });
    expect(await bring(params, { some: "thing" })).toMatchObject({ status: 422 });
    const long = await bring(params, { rows: [quoted("e", "May", "x".repeat(20_001))] });
    expect(long).toMatchObject({
      status: 200,
      body: { placed: 0, refused: [{ reason: expect.stringContaining("20,000") }] },
    });
  });
});
