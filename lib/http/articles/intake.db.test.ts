import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as exportReport } from "@/app/api/v1/articles/[id]/export/route";
import { GET as readOriginal } from "@/app/api/v1/articles/[id]/revisions/[number]/original/route";
import { POST as revise } from "@/app/api/v1/articles/[id]/revisions/route";
import { POST as create } from "@/app/api/v1/workspaces/[slug]/articles/route";
import { POST as intake } from "@/app/api/v1/workspaces/[slug]/intake/route";
import { keepArrival } from "../../database/articles/arrivals";
import { database, disconnect } from "../../database/client";
import { readLedger } from "../../database/ledger/read-review";
import { must } from "../../database/testing/test-desk";
import { invalidAt, problem } from "../answers/problem.expected";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";
import { API } from "../routes/api-routes";

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(disconnect);

const FERRIES = "# Ferries\n\nThe ferry sails at noon and carried 1,204 people on the day.";

const fileForm = (content: BlobPart, name: string, fields: Readonly<Record<string, string>> = {}) => {
  const form = new FormData();
  form.append("file", new File([content], name, { type: "text/markdown; charset=utf-8" }));
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  return form;
};

const look = (body: FormData, as: "editor" | "reviewer" = "editor") =>
  door.knock(intake, { as, params: { slug: door.slug }, method: "POST", body });
const add = (json: object) => door.knock(create, { as: "editor", params: { slug: door.slug }, json });
const upload = (form: FormData) =>
  door.knock(create, { as: "editor", params: { slug: door.slug }, method: "POST", body: form });

describe("a file that is looked at before an article is made of it", () => {
  it("says what was read, writes nothing, and becomes that article", async () => {
    const articles = await database().article.count();
    const seen = await look(fileForm(FERRIES, "../../Ferry news.md"));
    expect(seen.status).toBe(200);
    const reading = API.readIntake.answer?.parse(seen.body);
    expect(reading).toMatchObject({
      name: "Ferry news.md",
      format: "markdown",
      title: "Ferry news",
      words: 13,
      lines: ["Ferries", "The ferry sails at noon and carried 1,204 people on the day."],
      duplicates: [],
    });
    expect(await database().article.count()).toBe(articles);

    const arrivalId = reading?.arrivalId;
    const added = await add({ arrivalId, byline: "A. W.", title: "Ferries at noon" });
    expect(added).toMatchObject({
      status: 201,
      body: { title: "Ferries at noon", byline: "A. W.", warnings: [] },
    });
    const { id } = API.createArticle.answer?.parse(added.body) ?? { id: "" };
    const file = await door.knock(readOriginal, { as: "editor", params: { id, number: "1" } });
    expect(file).toMatchObject({ status: 200, body: FERRIES });
    expect(file.headers.get("content-disposition")).toContain('attachment; filename="Ferry_news.md"');
    expect(file.headers.get("content-type")).toBe("application/octet-stream");
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    expect(file.headers.get("content-digest")).toBe(
      `sha-256=:${Buffer.from(reading?.sha256 ?? "", "hex").toString("base64")}:`,
    );
    const entries = must(await readLedger(await door.open("editor", id), 1));
    expect(entries[0]?.data).toMatchObject({
      original: { sha256: reading?.sha256, bytes: 71, name: "Ferry news.md", address: null },
    });
    const report = await door.knock(exportReport, { as: "editor", params: { id }, query: "format=json" });
    expect(report.body).toMatchObject({
      article: { original: { sha256: reading?.sha256, name: "Ferry news.md" } },
    });
  });

  it("is nobody else's, and kept for an hour", async () => {
    const owner = await door.enter("owner");
    const file = { bytes: new Uint8Array([65]), name: "a.txt", address: null, mediaType: null };
    const old = must(
      await keepArrival(
        owner,
        { ...file, charset: null, headers: {} },
        () => new Date(Date.now() - 3_600_001),
      ),
    );
    for (const arrivalId of [old.id, randomUUID(), "x"])
      expect(await add({ arrivalId })).toMatchObject(invalidAt("arrivalId"));
    const others = must(await keepArrival(owner, { ...file, charset: null, headers: {} }));
    expect(await add({ arrivalId: others.id })).toMatchObject(invalidAt("arrivalId"));
    expect(await look(fileForm(FERRIES, "a.md"), "reviewer")).toMatchObject(problem("forbidden", 403));
  });

  it("can be an article's newer text, whose original is kept too", async () => {
    const { id } = await door.add("The ferry sails.");
    const seen = await look(fileForm("The ferry sailed.", "newer.txt"));
    const { arrivalId } = API.readIntake.answer?.parse(seen.body) ?? {};
    const revised = await door.knock(revise, {
      as: "editor",
      params: { id },
      json: { arrivalId, reason: "Newer." },
    });
    expect(revised).toMatchObject({ status: 201, body: { revision: { text: "The ferry sailed." } } });
    const read = (number: string, as: "editor" | "reviewer" = "editor") =>
      door.knock(readOriginal, { as, params: { id, number } });
    expect(await read("2")).toMatchObject({ status: 200, body: "The ferry sailed." });
    expect(await read("1")).toMatchObject(problem("not-found", 404));
    expect(await read("2", "reviewer")).toMatchObject(problem("forbidden", 403));
    // The role that the application runs as may not; a trigger refuses it to all others.
    const refused = /permission denied|never changes/;
    await expect(database().original.updateMany({ data: { name: "x" } })).rejects.toThrow(refused);
    await expect(database().original.deleteMany()).rejects.toThrow(refused);
  });

  it("names what is wrong by its field", async () => {
    expect(await add({ arrivalId: randomUUID(), url: "https://a.example/" })).toMatchObject(
      invalidAt("arrivalId"),
    );
    expect(await look(fileForm("a", "a.txt", { charset: "klingon" }))).toMatchObject(invalidAt("charset"));
    expect(await look(fileForm(new Uint8Array([0x4d, 0x5a, 0, 0]), "a.docx"))).toMatchObject(
      problem("unsupported-media-type", 415, { errors: [{ path: "file", message: expect.any(String) }] }),
    );
    expect(await look(fileForm("", "a.txt"))).toMatchObject(invalidAt("file"));
    expect(await look(new FormData())).toMatchObject(invalidAt("file"));
  });
});

describe("what the desk has already", () => {
  const words = Array.from({ length: 80 }, (_, at) => `crane${at}`);

  it("is told by its text and by its address, before and when it is added", async () => {
    const first = await add({ title: "Cranes", content: words.join(" "), format: "text" });
    expect(first.status).toBe(201);
    const { id } = API.createArticle.answer?.parse(first.body) ?? { id: "" };
    const near = [...words, "and", "more"].join(" ");
    const current = { id, title: "Cranes", because: "text", archivedAt: null };
    const again = { title: "Other", content: near, format: "text" };
    expect(await add(again)).toMatchObject(problem("duplicate", 409, { current }));
    expect(await upload(fileForm(near, "b.txt"))).toMatchObject(problem("duplicate", 409, { current }));
    expect(await look(fileForm(near, "b.txt"))).toMatchObject({ body: { duplicates: [current] } });
    expect(await upload(fileForm(near, "b.txt", { allowDuplicate: "true" }))).toMatchObject({ status: 201 });
    expect(await upload(fileForm(near, "b.txt", { allowDuplicate: "maybe" }))).toMatchObject(
      invalidAt("allowDuplicate"),
    );

    const from = (sourceUrl: string, content: string) =>
      add({ title: "A", content, format: "text", sourceUrl });
    expect(await from("https://port.example/a?utm_source=x", "One.")).toMatchObject({ status: 201 });
    expect(await from("http://port.example/a#top", "Two.")).toMatchObject(
      problem("duplicate", 409, { current: { because: "address" } }),
    );
    expect(await from("https://port.example/b", "Three.")).toMatchObject({ status: 201 });
  });

  it("follows an article's newer text", async () => {
    const { id } = await door.add("The ferry sails.");
    const text = "Nine tugs pulled the barge through the lock before the tide turned that night.";
    const json = { content: text, format: "text", reason: "Newer." };
    await door.knock(revise, { as: "editor", params: { id }, json });
    expect(await add({ title: "A", content: text, format: "text" })).toMatchObject(
      problem("duplicate", 409, { current: { id } }),
    );
  });

  it("is no other desk's", async () => {
    const other = await openTestDoor();
    const json = { title: "Cranes", content: words.join(" "), format: "text" };
    const answer = await other.knock(create, { as: "editor", params: { slug: other.slug }, json });
    expect(answer.status).toBe(201);
  });
});
