import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  OPTIONS as askCommands,
  PATCH as patchCommands,
  POST as postCommands,
} from "@/app/api/v1/articles/[id]/commands/route";
import { GET as readEvents } from "@/app/api/v1/articles/[id]/events/route";
import { GET as exportReport } from "@/app/api/v1/articles/[id]/export/route";
import { GET as readReview } from "@/app/api/v1/articles/[id]/review/route";
import { GET as readArticle } from "@/app/api/v1/articles/[id]/route";
import { POST as createArticle, GET as listArticles } from "@/app/api/v1/workspaces/[slug]/articles/route";
import { GET as searchClaims } from "@/app/api/v1/workspaces/[slug]/claims/route";
import { PUT as replaceScale } from "@/app/api/v1/workspaces/[slug]/ratings/route";
import { disconnect } from "../../database/client";
import { invalidAt, problem } from "../answers/problem.expected";
import { openTestDoor, type TestDoor } from "./test-door";

const TEXT = "The ferry sails at noon 👩‍👩‍👧.\nIt carried 1,204 people. It carried 1,204 people again.";

let door: TestDoor;
let other: TestDoor;
let articleId: string;
beforeAll(async () => {
  [door, other] = await Promise.all([openTestDoor(), openTestDoor()]);
  articleId = (await door.add(TEXT)).id;
});
afterAll(disconnect);

const highlight = (fields: object = {}) => ({
  commandId: randomUUID(),
  type: "highlight-claim",
  claimId: randomUUID(),
  anchor: { quote: { exact: "sails at noon" } },
  ...fields,
});

const command = (json: unknown, as: "owner" | "editor" | "reviewer" | "viewer" | "nobody" = "reviewer") =>
  door.knock(postCommands, { as, params: { id: articleId }, json });

describe("who asks", () => {
  it("answers 401 to nobody and to a wrong token, whatever they ask for", async () => {
    const params = { id: randomUUID() };
    expect(await door.knock(readArticle, { as: "nobody", params })).toMatchObject(
      problem("unauthenticated", 401),
    );
    const headers = { Authorization: "Bearer assay_wrong" };
    expect(await door.knock(readArticle, { params, headers })).toMatchObject(problem("unauthenticated", 401));
    expect(await command("{", "nobody")).toMatchObject(problem("unauthenticated", 401));
  });

  it("answers 404 with one and the same body for another workspace's id, a missing id and no id at all", async () => {
    const ids = [articleId, randomUUID(), "nonsense", "\u0000"];
    const answers = await Promise.all(ids.map((id) => other.knock(readArticle, { params: { id } })));
    for (const answer of answers) expect(answer).toMatchObject(problem("not-found", 404));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    for (const slug of [door.slug, "nowhere", "\u0000", "\ud800"])
      expect(await other.knock(listArticles, { params: { slug } })).toMatchObject(problem("not-found", 404));
  });

  it("answers 404 before 403, and 403 before it looks at the body", async () => {
    const knock = {
      as: "viewer",
      method: "POST",
      body: "{",
      headers: { "Content-Type": "application/json" },
    } as const;
    const found = { ...knock, params: { id: articleId } };
    expect(await door.knock(postCommands, found)).toMatchObject(problem("forbidden", 403));
    expect(await door.knock(postCommands, { ...knock, params: { id: randomUUID() } })).toMatchObject({
      status: 404,
    });
    const reviewer = { ...knock, as: "reviewer", params: { slug: door.slug } } as const;
    expect(await door.knock(createArticle, reviewer)).toMatchObject(problem("forbidden", 403));
  });

  it("refuses a reviewer who settles", async () => {
    const { claimId, ...first } = highlight();
    expect((await command({ claimId, ...first })).status).toBe(200);
    const settle = {
      commandId: randomUUID(),
      type: "settle-claim",
      claimId,
      rating: "true",
      rationale: "",
      version: 1,
    };
    expect(await command(settle)).toMatchObject(problem("forbidden", 403));
    expect((await command(settle, "editor")).status).toBe(200);
  });
});

describe("what was sent", () => {
  it("answers 400 to what is not JSON, 415 to what is not said to be, 405 to a method that is not there", async () => {
    const send = (body: BodyInit, type = "application/json") =>
      door.knock(postCommands, { params: { id: articleId }, body, headers: { "Content-Type": type } });
    for (const body of ["", "{", "{'a':1}", '{"a":1}x', new Uint8Array([0x22, 0xff, 0x22])])
      expect(await send(body)).toMatchObject(problem("malformed", 400));
    expect(await send("{}", "text/plain")).toMatchObject(problem("unsupported-media-type", 415));
    const patched = await door.knock(patchCommands, { method: "PATCH", json: {}, params: { id: articleId } });
    expect(patched).toMatchObject(problem("method-not-allowed", 405));
    expect(patched.headers.get("allow")).toBe("POST");
    const asked = await door.knock(askCommands, { as: "nobody", method: "OPTIONS" });
    expect([asked.status, asked.headers.get("allow")]).toEqual([204, "POST"]);
  });

  it("names each field that is missing, wrong or unknown", async () => {
    expect(await command(null)).toMatchObject(problem("invalid", 422));
    expect(await command([])).toMatchObject(problem("invalid", 422));
    expect(await command({ type: "dance" })).toMatchObject(invalidAt("type"));
    expect(await command({})).toMatchObject(invalidAt("type"));
    expect(await command({ type: "give-verdict", extra: 1, rating: 5 })).toMatchObject(
      invalidAt("commandId", "claimId", "rating", "rationale", "extra"),
    );
    expect(await command([highlight(), { type: "dance" }])).toMatchObject(invalidAt("1.type"));
    expect(
      await command(highlight({ anchor: { revisionId: randomUUID(), ranges: [{ start: 1 }] } })),
    ).toMatchObject(invalidAt("anchor.ranges.0.end"));
    expect(await command(highlight({ anchor: { quote: { exact: "", sufix: "x" } } }))).toMatchObject(
      invalidAt("anchor.quote.exact", "anchor.quote.sufix"),
    );
    expect(await command(highlight({ anchor: "noon" }))).toMatchObject(invalidAt("anchor"));
    expect(await command(JSON.parse('{"__proto__": {"type": "comment"}, "type": "comment"}'))).toMatchObject(
      problem("invalid", 422),
    );
  });

  it("refuses anchors outside the text, empty, reversed, in the middle of a character, or of a lost revision", async () => {
    const article = await door.knock(readArticle, { params: { id: articleId } });
    const { revision } = article.body as { revision: { id: string; text: string } };
    const emoji = revision.text.indexOf("👩");
    const at = (start: number, end: number) =>
      command(highlight({ anchor: { revisionId: revision.id, ranges: [{ start, end }] } }));
    for (const [start, end] of [
      [0, 9_999],
      [5, 5],
      [9, 4],
      [emoji + 1, emoji + 4],
    ] as const)
      expect(await at(start, end), `${start}-${end}`).toMatchObject(problem("invalid", 422));
    expect(await at(-1, 4)).toMatchObject(invalidAt("anchor.ranges.0.start"));
    expect(await at(0.5, 4)).toMatchObject(invalidAt("anchor.ranges.0.start"));
    const lost = { revisionId: randomUUID(), ranges: [{ start: 0, end: 3 }] };
    expect(await command(highlight({ anchor: lost }))).toMatchObject(invalidAt("anchor.revisionId"));
  });

  it("says how many places a quote has when it is not exactly one", async () => {
    const quote = (exact: string) => command(highlight({ anchor: { quote: { exact } } }));
    expect(await quote("midnight")).toMatchObject(invalidAt("anchor.quote"));
    const twice = await quote("carried 1,204 people");
    expect(twice).toMatchObject(invalidAt("anchor.quote"));
    expect(JSON.stringify(twice.body)).toMatch(/\b(2|two)\b/);
  });

  it("refuses ratings, addresses and dates that cannot be", async () => {
    const first = highlight();
    expect((await command(first)).status).toBe(200);
    const about = (type: string, fields: object) =>
      command({ commandId: randomUUID(), claimId: first.claimId, type, ...fields });
    expect(await about("give-verdict", { rating: "great", rationale: "" })).toMatchObject(
      invalidAt("rating"),
    );
    for (const url of ["javascript:alert(1)", "data:text/html,x", "ferry.example", "\u0000"])
      expect(
        await about("add-evidence", { evidenceId: randomUUID(), url, stance: "supports" }),
      ).toMatchObject(invalidAt("url"));
    for (const claimedOn of ["2999-01-01", "2025-02-30", "yesterday"])
      expect(await command(highlight({ claimedOn }))).toMatchObject(invalidAt("claimedOn"));
    for (const statement of ["a\u0000b", "a\ud800b"])
      expect(await command(highlight({ statement }))).toMatchObject(invalidAt("statement"));
  });

  it("answers 409 with the present state to a stale version", async () => {
    const first = highlight();
    await command(first);
    const redescribe = (statement: string) =>
      command({
        commandId: randomUUID(),
        type: "describe-claim",
        claimId: first.claimId,
        statement,
        version: 1,
      });
    expect((await redescribe("one")).status).toBe(200);
    expect(await redescribe("two")).toMatchObject(
      problem("stale", 409, { current: { claimId: first.claimId, statement: "one", version: 2 } }),
    );
  });

  it("answers the same command the same way, and refuses its id, or a claim's, for another thing", async () => {
    const first = highlight();
    const once = await command(first);
    expect(await command(first)).toMatchObject({ status: 200, body: once.body as object });
    expect(await command({ ...first, statement: "other" })).toMatchObject(problem("id-taken", 409));
    expect(await command({ ...first, commandId: randomUUID() })).toMatchObject(problem("id-taken", 409));
  });
});

describe("questions that cannot be answered", () => {
  it("names the query's field", async () => {
    const params = { id: articleId };
    for (const at of ["0", "99999", "-1", "one", "1.5", "", "99999999999999"])
      expect(await door.knock(readReview, { params, query: `at=${at}` }), at).toMatchObject(invalidAt("at"));
    expect(await door.knock(readReview, { params, query: "at=1&at=2" })).toMatchObject(invalidAt("at"));
    expect(await door.knock(readReview, { params, query: "when=1" })).toMatchObject(invalidAt("when"));
    expect(await door.knock(readEvents, { params, query: "after=x&limit=0" })).toMatchObject(
      invalidAt("after", "limit"),
    );
    expect(await door.knock(exportReport, { params, query: "format=tape" })).toMatchObject(
      invalidAt("format"),
    );
    expect(await door.knock(exportReport, { params })).toMatchObject(invalidAt("format"));
    const slug = { slug: door.slug };
    expect(await door.knock(searchClaims, { params: slug, query: "q=" })).toMatchObject(invalidAt("q"));
    expect(await door.knock(searchClaims, { params: slug, query: "q=%00" })).toMatchObject(invalidAt("q"));
    for (const [query, ...at] of [
      ["limit=5", "q"],
      ["q=a&near=b", "near"],
      ["from=yesterday&person=me&article=1", "from", "person", "article"],
      ["from=2026-02-02&to=2026-02-01", "to"],
      ["q=a&colour=red", "colour"],
    ] as const)
      expect(await door.knock(searchClaims, { params: slug, query })).toMatchObject(invalidAt(...at));
    for (const cursor of ["nonsense", "%00", "eyJ9"])
      expect(await door.knock(listArticles, { params: slug, query: `cursor=${cursor}` })).toMatchObject(
        invalidAt("cursor"),
      );
    expect(await door.knock(listArticles, { params: slug, query: "status=lost" })).toMatchObject(
      invalidAt("status"),
    );
  });

  it("keeps a rating that is in use, and refuses a scale that says a thing twice", async () => {
    const rating = { id: "sure", label: "Sure", value: 1, colour: "#0b6e63", mark: "tick" };
    const put = (ratings: unknown) =>
      door.knock(replaceScale, { params: { slug: door.slug }, method: "PUT", json: { ratings } });
    expect(await put([rating])).toMatchObject(problem("invalid", 422));
    expect(await put([rating, rating])).toMatchObject(invalidAt("ratings"));
    expect(await put([{ ...rating, id: "Not Kebab", colour: "red" }])).toMatchObject(
      invalidAt("ratings.0.id", "ratings.0.colour"),
    );
  });
});
