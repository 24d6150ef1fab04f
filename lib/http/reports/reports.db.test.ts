import { createHash, randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as exportReport } from "@/app/api/v1/articles/[id]/export/route";
import { POST as postPreview } from "@/app/api/v1/articles/[id]/reports/preview/route";
import { GET as getReports, POST as postReports } from "@/app/api/v1/articles/[id]/reports/route";
import { GET as getReview } from "@/app/api/v1/articles/[id]/review/route";
import { GET as getArticles } from "@/app/api/v1/workspaces/[slug]/articles/route";
import { GET as getEdition } from "@/app/r/[slug]/[number]/route";
import { GET as getEditions } from "@/app/r/[slug]/editions/route";
import { GET as getNewest } from "@/app/r/[slug]/route";
import { disconnect } from "../../database/client";
import { verifyLedger } from "../../database/ledger/verify-ledger";
import { REPORT_WRITERS } from "../../report/writers/writers";
import { reportsAt, stranger } from "../door-tests/reports.expected";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";
import { API } from "../routes/api-routes";

let door: TestDoor;
const runtime = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
const owner = new pg.Client({ connectionString: process.env["DATABASE_OWNER_URL"] });
beforeAll(async () => {
  door = await openTestDoor();
  await Promise.all([runtime.connect(), owner.connect()]);
});
afterAll(async () => {
  await Promise.all([runtime.end(), owner.end(), disconnect()]);
});

const { reviewed, command, publish, published } = reportsAt(() => door);

describe("publishing a report", () => {
  it("gives a numbered page for ever, and an event in the history", async () => {
    const { id } = await reviewed();
    const first = await published(id);
    expect(first).toMatchObject({ number: 1, seq: 3, note: null });
    expect(first.slug).toMatch(/^ferries-fares-[a-z0-9]{6}$/);
    expect(first.url).toBe(`http://localhost:3000/r/${first.slug}`);
    const review = await door.knock(getReview, { params: { id } });
    expect(review.body).toMatchObject({ seq: 4, editions: [{ number: 1, seq: 3, sha256: first.sha256 }] });
    const second = await published(id, { note: "We count again." });
    expect(second).toMatchObject({ number: 2, seq: 4, slug: first.slug });
    const list = await door.knock(getReports, { as: "viewer", params: { id } });
    expect(API.listReports.answer?.parse(list.body).reports).toEqual([second, first]);
    expect(await verifyLedger(id)).toMatchObject({ ok: true, entries: 5 });
  });

  it("shows on the desk, the newest edition alone", async () => {
    const { id } = await reviewed("Seen on the desk");
    const onDesk = async () => {
      const listed = await door.knock(getArticles, { params: { slug: door.slug }, query: "q=Seen" });
      return API.listArticles.answer?.parse(listed.body).articles[0]?.edition;
    };
    expect(await onDesk()).toBeNull();
    await published(id);
    const { number, slug, publishedAt } = await published(id, { note: "Again." });
    expect(await onDesk()).toEqual({ number, slug, at: publishedAt });
  });

  it("of an earlier moment shows that moment", async () => {
    const { id, claimId } = await reviewed();
    await command(id, "reopen-claim", { claimId, reason: "Look again." });
    const { slug } = await published(id, { seq: 3 });
    const page = await door.knock(getNewest, { ...stranger, params: { slug } });
    expect(page.body).toContain("1 claim, each with a ruling");
  });

  it("has one effect and one answer when the same request is sent again, also at once", async () => {
    const { id } = await reviewed();
    const commandId = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => publish(id, { commandId })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await publish(id, { commandId, note: "Another thing." })).toMatchObject({ status: 409 });
    const { body } = await door.knock(getReports, { params: { id } });
    expect(body).toMatchObject({ reports: [{ number: 1 }] });
  });

  it("by several at once numbers without gaps", async () => {
    const { id } = await reviewed();
    await published(id);
    const answers = await Promise.all([1, 2, 3, 4].map((each) => publish(id, { note: `Note ${each}` })));
    const numbers = answers.map(({ body }) => API.publishReport.answer?.parse(body).number);
    expect(numbers.toSorted()).toEqual([2, 3, 4, 5]);
    expect(await verifyLedger(id)).toMatchObject({ ok: true });
  });

  it("is for editors and owners of this desk", async () => {
    const { id } = await reviewed();
    const other = await openTestDoor();
    const json = { commandId: randomUUID() };
    const asked = { params: { id }, json };
    expect(await door.knock(postReports, { ...asked, as: "nobody" })).toMatchObject({ status: 401 });
    for (const as of ["viewer", "reviewer"] as const)
      expect(await door.knock(postReports, { ...asked, as })).toMatchObject({ status: 403 });
    for (const handler of [getReports, postReports]) {
      const knock = handler === getReports ? { params: { id } } : asked;
      expect(await other.knock(handler, knock)).toMatchObject({ status: 404 });
    }
    expect(await door.knock(postReports, { ...asked, as: "owner" })).toMatchObject({ status: 201 });
  });

  it.each([
    [{ seq: 99 }, "seq"],
    [{ seq: 0 }, "seq"],
    [{ seq: "3" }, "seq"],
    [{ note: "The first corrects nothing." }, "note"],
    [{ note: "x".repeat(2_001) }, "note"],
    [{ note: "\u0000" }, "note"],
    [{ commandId: "no" }, "commandId"],
    [{ slug: "mine" }, "slug"],
  ])("refuses %j, naming %s", async (fields, path) => {
    const { id } = await reviewed();
    expect(await publish(id, fields)).toMatchObject({ status: 422, body: { errors: [{ path }] } });
  });

  it("refuses a correction that does not say what it corrects", async () => {
    const { id } = await reviewed();
    await published(id);
    for (const note of [undefined, null, " "])
      expect(await publish(id, { note })).toMatchObject({
        status: 422,
        body: { errors: [{ path: "note" }] },
      });
  });
});

describe("looking at an edition before it is published", () => {
  const preview = (id: string, json: object, as: "editor" | "reviewer" = "editor") =>
    door.knock(postPreview, { as, params: { id }, json });

  it("shows the page that publishing then makes, and publishes nothing", async () => {
    const { id } = await reviewed();
    const said = { headline: "Counted: 1,204 people", summary: "We *counted*." };
    const shown = await preview(id, said);
    const { number, html } = API.previewReport.answer?.parse(shown.body) ?? expect.unreachable();
    expect(number).toBe(1);
    const list = await door.knock(getReports, { params: { id } });
    expect(list.body).toEqual({ reports: [] });
    const { slug } = await published(id, said);
    const page = await door.knock(getEdition, { ...stranger, params: { slug, number: "1" } });
    const timeless = (text: string) =>
      text
        .replaceAll(/ferries-fares-[a-z0-9]{6}/g, "SLUG")
        .replaceAll(/<time.*?<\/time>/g, "TIME")
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME")
        // The log is signed anew before an edition is written.
        .replace(/(?<=name="assay-checkpoint" content=")[^"]+/, "CHECKPOINT")
        .replace(/size [\d,]+, root <span class="hash">[^<]+/, "CHECKPOINT");
    expect(timeless(html)).toBe(timeless(String(page.body)));
  });

  it("is for those who may publish, and asks a correction what it corrects", async () => {
    const { id } = await reviewed();
    expect(await preview(id, {}, "reviewer")).toMatchObject({ status: 403 });
    await published(id);
    expect(await preview(id, {})).toMatchObject({ status: 422, body: { errors: [{ path: "note" }] } });
    expect(await preview(id, { note: "We count again." })).toMatchObject({
      status: 200,
      body: { number: 2 },
    });
  });
});

describe("exporting an edition", () => {
  it("gives every format as it was published, though the review went on; the ledger ends where it was taken", async () => {
    const { id, claimId } = await reviewed();
    const { slug, sha256, seq } = await published(id);
    await command(id, "reopen-claim", { claimId, reason: "Look again." });
    const as = (query: string) => door.knock(exportReport, { as: "viewer", params: { id }, query });
    const html = await as("format=html&edition=1");
    expect(createHash("sha256").update(String(html.body)).digest("hex")).toBe(sha256);
    expect(html.headers.get("content-disposition")).toContain("ferries-fares-edition-1.html");
    for (const { format } of REPORT_WRITERS.filter(
      (each) => each.format !== "ledger" && !("isForDesk" in each && each.isForDesk === true),
    )) {
      const own = await as(`format=${format}&edition=1`);
      const open = await door.knock(getEdition, {
        ...stranger,
        params: { slug, number: "1" },
        query: `format=${format}`,
      });
      expect(own, format).toMatchObject({ status: 200 });
      expect(open, format).toMatchObject({ status: 200 });
      // A Word file says when it was written.
      if (format !== "docx") expect(own.body, format).toEqual(open.body);
    }
    expect(String((await as("format=csv&edition=1")).body)).toContain("Counted.");
    const ledger = String((await as("format=ledger&edition=1")).body)
      .trimEnd()
      .split("\n");
    expect(ledger.map((line) => JSON.parse(line).seq)).toEqual(
      Array.from({ length: seq }, (_, at) => at + 1),
    );
  });

  it("says which editions there are, and takes an edition or a moment, of this desk alone", async () => {
    const { id } = await reviewed();
    const as = (query: string, by = door) => by.knock(exportReport, { params: { id }, query });
    const refused = { status: 422, body: { errors: [{ path: "edition" }] } };
    expect(await as("format=csv&edition=1")).toMatchObject(refused);
    await published(id);
    for (const query of ["edition=0", "edition=2", "edition=x", "edition=1&at=2"])
      expect(await as(`format=csv&${query}`)).toMatchObject(refused);
    expect(await as("format=csv&edition=1", await openTestDoor())).toMatchObject({ status: 404 });
  });
});

describe("a published page", () => {
  it("is for anyone: the newest under the name, each under its number, and a list", async () => {
    const { id, claimId } = await reviewed("خط العبّارة");
    const { slug, sha256 } = await published(id);
    await command(id, "reopen-claim", { claimId, reason: "Look again." });
    await published(id, { note: "It was fewer." });
    const name = encodeURIComponent(slug);
    const newest = await door.knock(getNewest, { ...stranger, params: { slug: name } });
    expect(newest).toMatchObject({ status: 200 });
    expect(newest.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(newest.body).toContain("Edition 2");
    expect(newest.body).toContain("It was fewer.");
    const asked = { ...stranger, params: { slug, number: "1" } };
    const first = await door.knock(getEdition, asked);
    expect(first.body).toContain(`<a href="/r/${name}">Edition 2</a> corrects it`);
    const bytes = await door.knock(getEdition, { ...asked, query: "format=html" });
    expect(createHash("sha256").update(String(bytes.body)).digest("hex")).toBe(sha256);
    const list = await door.knock(getEditions, { ...stranger, params: { slug } });
    expect(list.body).toContain(`href="/r/${name}/1"`);
  });

  it("comes in other formats, never as the ledger", async () => {
    const { id } = await reviewed();
    const { slug } = await published(id);
    const as = (format: string) =>
      door.knock(getNewest, { ...stranger, params: { slug }, query: `format=${format}` });
    expect((await as("json")).body).toMatchObject({ format: "assay-report", edition: { number: 1 } });
    expect((await as("claimreview")).body).toMatchObject({ "@graph": [{ "@type": "ClaimReview" }] });
    expect((await as("webannotation")).body).toMatchObject({ type: "AnnotationCollection", total: 1 });
    for (const format of ["ledger", "no-such", ""]) expect(await as(format)).toMatchObject({ status: 404 });
  });

  it("may be kept and is asked for again, runs nothing and sets no cookie", async () => {
    const { id } = await reviewed();
    const { slug } = await published(id);
    const { headers } = await door.knock(getNewest, { ...stranger, params: { slug } });
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("set-cookie")).toBeNull();
    const again = { ...stranger, params: { slug }, headers: { "If-None-Match": headers.get("etag") ?? "" } };
    expect(await door.knock(getNewest, again)).toMatchObject({ status: 304, body: "" });
    await published(id, { note: "Corrected." });
    expect(await door.knock(getNewest, again)).toMatchObject({ status: 200 });
  });

  it.each([
    ["no-such-name", "1"],
    ["%", "1"],
    ["%00", "1"],
    ["\ud800", "1"],
  ])("is not there under %j", async (slug, number) => {
    expect(await door.knock(getNewest, { ...stranger, params: { slug } })).toMatchObject({ status: 404 });
    expect(await door.knock(getEdition, { ...stranger, params: { slug, number } })).toMatchObject({
      status: 404,
    });
  });

  it.each(["0", "2", "01", "1e0", "9999999999", "x"])("is not there as edition %s", async (number) => {
    const { id } = await reviewed();
    const { slug } = await published(id);
    const answer = await door.knock(getEdition, { ...stranger, params: { slug, number } });
    expect(answer).toMatchObject({ status: 404 });
    expect(answer.body).toContain("Nothing is published here");
  });

  it("never changes: the database refuses its owner and the runtime's role", async () => {
    const { id } = await reviewed();
    await published(id);
    for (const sql of ["UPDATE report SET html = ''", "DELETE FROM report", "TRUNCATE report CASCADE"]) {
      await expect(owner.query(sql)).rejects.toThrow(/never changes/);
      await expect(runtime.query(sql)).rejects.toThrow(/permission denied|never changes/);
    }
  });

  it("that somebody changed behind the database's back is named by verifying", async () => {
    const { id } = await reviewed();
    await published(id);
    await owner.query("ALTER TABLE report DISABLE TRIGGER USER");
    await owner.query("UPDATE report SET html = html || ' ' WHERE article_id = $1", [id]);
    await owner.query("ALTER TABLE report ENABLE TRIGGER USER");
    expect(await verifyLedger(id)).toMatchObject({
      ok: false,
      seq: 4,
      reason: expect.stringContaining("edition 1"),
    });
  });
});
