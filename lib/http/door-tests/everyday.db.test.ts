import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { GET as getHealth } from "@/app/api/health/route";
import { POST as postCommands } from "@/app/api/v1/articles/[id]/commands/route";
import { GET as getEvents } from "@/app/api/v1/articles/[id]/events/route";
import { GET as getExport } from "@/app/api/v1/articles/[id]/export/route";
import { GET as getReview } from "@/app/api/v1/articles/[id]/review/route";
import { GET as getArticle } from "@/app/api/v1/articles/[id]/route";
import { GET as getMe, PATCH as patchMe } from "@/app/api/v1/me/route";
import { DELETE as deleteSessions } from "@/app/api/v1/me/sessions/route";
import { GET as getArticles, POST as postArticles } from "@/app/api/v1/workspaces/[slug]/articles/route";
import { GET as getClaims } from "@/app/api/v1/workspaces/[slug]/claims/route";
import { GET as getRatings, PUT as putRatings } from "@/app/api/v1/workspaces/[slug]/ratings/route";
import { GET as getWorkspace } from "@/app/api/v1/workspaces/[slug]/route";
import { disconnect } from "../../database/client";
import { stopListening } from "../../live/ledger-feed";
import { REPORT_WRITERS } from "../../report/writers/writers";
import { API } from "../routes/api-routes";
import { type Answer, openTestDoor, type TestDoor } from "./test-door";

let door: TestDoor;
let articleId: string;
beforeAll(async () => {
  door = await openTestDoor();
  const json = {
    title: "Ferries",
    content: "The ferry sails at noon.\n\nIt carried 1,204 people.",
    format: "text",
  };
  const made = await door.knock(postArticles, { as: "editor", params: { slug: door.slug }, json });
  articleId = said(made, 201, API.createArticle.answer).id;
});
afterAll(async () => {
  await stopListening();
  await disconnect();
});

/** The answer, once it has the status and exactly the shape that the OpenAPI document promises. */
function said<Schema extends z.ZodType>(
  answer: Answer,
  status: number,
  schema: Schema | undefined,
): z.output<Schema> {
  expect(answer.body).toMatchObject({});
  expect(answer.status).toBe(status);
  expect(answer.headers.get("cache-control")).toMatch(/^no-store\b/);
  if (schema === undefined) throw new Error("This operation answers nothing.");
  return schema.parse(answer.body);
}

const command = (type: string, fields: object) => ({ commandId: randomUUID(), type, ...fields });

describe("a review through the API", () => {
  const claimId = randomUUID();

  it("is made by commands, read whole, read as it stood, found again and exported", async () => {
    const params = { id: articleId };
    const highlight = command("highlight-claim", { claimId, anchor: { quote: { exact: "1,204 people" } } });
    const verdict = command("give-verdict", {
      claimId,
      rating: "mixed",
      rationale: "The port counts 1,198.",
    });
    const done = await door.knock(postCommands, { as: "reviewer", params, json: [highlight, verdict] });
    expect(said(done, 200, API.commitCommands.answer).head.seq).toBe(3);
    const settle = command("settle-claim", { claimId, rating: "false", rationale: "So it is.", version: 1 });
    await door.knock(postCommands, { as: "editor", params, json: settle });
    const now = said(await door.knock(getReview, { as: "viewer", params }), 200, API.readReview.answer);
    expect(now.claims).toMatchObject([{ claimId, status: "settled", ruling: { rating: "false" } }]);
    const then = said(await door.knock(getReview, { params, query: "at=2" }), 200, API.readReview.answer);
    expect(then.claims).toMatchObject([{ claimId, status: "open", verdicts: [] }]);
    const page = said(
      await door.knock(getEvents, { params, query: "after=1&limit=2" }),
      200,
      API.readEvents.answer,
    );
    expect(page.events.map((event) => event.seq)).toEqual([2, 3]);
    const slug = { slug: door.slug };
    const found = said(
      await door.knock(getClaims, { params: slug, query: "q=people" }),
      200,
      API.searchClaims.answer,
    );
    expect(found.claims).toMatchObject([{ claimId }]);
    const listed = said(await door.knock(getArticles, { params: slug }), 200, API.listArticles.answer);
    expect(listed.articles).toMatchObject([{ id: articleId, claims: { total: 1, settled: 1 } }]);
    said(await door.knock(getArticle, { params }), 200, API.readArticle.answer);
  });

  it.each(REPORT_WRITERS.map((writer) => writer.format))(
    "is exported as %s, now and earlier",
    async (format) => {
      for (const at of ["", "&at=1"]) {
        const file = await door.knock(getExport, {
          params: { id: articleId },
          query: `format=${format}${at}`,
        });
        expect(file.status).toBe(200);
        expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename="ferries-\d/);
      }
    },
  );
});

describe("the live feed", () => {
  it("starts after the last id and brings what happens", async () => {
    const feed = await openFeed({ "Last-Event-ID": "1" });
    expect(await feed.until("id: 2\n")).not.toContain("id: 1\n");
    const comment = command("comment", { commentId: randomUUID(), body: "Seen." });
    await door.knock(postCommands, { as: "reviewer", params: { id: articleId }, json: comment });
    const message = (await feed.until('"type":"commented"'))
      .split("\n\n")
      .find((part) => part.includes("commented"));
    const entry = JSON.parse(/^data: (.*)$/m.exec(message ?? "")?.[1] ?? "null");
    expect(message).toContain(`id: ${entry.seq}\n`);
    feed.close();
  });
});

describe("who I am", () => {
  it("names a token by its own name", async () => {
    expect(said(await door.knock(getMe, { as: "viewer" }), 200, API.readMe.answer)).toMatchObject({
      kind: "token",
      name: "viewer token",
      workspaces: [{ slug: door.slug, role: "viewer" }],
    });
    expect((await door.knock(patchMe, { method: "PATCH", json: { name: "X" } })).status).toBe(403);
    expect((await door.knock(deleteSessions, { method: "DELETE" })).status).toBe(403);
  });
});

describe("the workspace", () => {
  it("has its members and its scale, which can be renamed, called in other languages, added to and put in another order", async () => {
    const params = { slug: door.slug };
    const workspace = said(await door.knock(getWorkspace, { params }), 200, API.readWorkspace.answer);
    expect(Object.keys(workspace)).toEqual(["slug", "name", "ratings", "members", "settings"]);
    expect(workspace.members).toHaveLength(5);
    const renamed = workspace.ratings.map((rating) => ({ ...rating, label: `${rating.label}!` })).reverse();
    const added = {
      id: "satire",
      label: "Satire",
      value: null,
      colour: "#55555f",
      mark: "speech",
      labels: { nb: "Satire", ar: "سخرية" },
    };
    const json = { ratings: [...renamed, added] };
    said(await door.knock(putRatings, { params, method: "PUT", json }), 200, API.replaceScale.answer);
    const scale = said(await door.knock(getRatings, { as: "viewer", params }), 200, API.readScale.answer);
    expect(scale.ratings).toEqual(json.ratings);
    expect((await door.knock(putRatings, { as: "editor", params, method: "PUT", json })).status).toBe(403);
  });
});

it("is healthy, and says so to anyone", async () => {
  expect(said(await door.knock(getHealth, { as: "nobody" }), 200, API.readHealth.answer)).toMatchObject({
    status: "ok",
  });
});

async function openFeed(headers: Readonly<Record<string, string>>) {
  const stopped = new AbortController();
  const request = new Request("http://localhost:3000/?after=0", {
    headers: { Authorization: `Bearer ${door.tokens.viewer}`, Accept: "text/event-stream", ...headers },
    signal: stopped.signal,
  });
  const response = await getEvents(request, { params: Promise.resolve({ id: articleId }) });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  return {
    until: async (text: string) => {
      while (!heard.includes(text)) {
        const step = await reader?.read();
        if (step === undefined || step.done)
          throw new Error(`The feed ended before it said ${text}: ${heard}`);
        heard += step.value;
      }
      return heard;
    },
    close: () => stopped.abort(),
  };
}
