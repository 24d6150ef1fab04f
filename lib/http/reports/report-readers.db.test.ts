import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as getOEmbed } from "@/app/api/oembed/route";
import { GET as exportReport } from "@/app/api/v1/articles/[id]/export/route";
import { GET as getReports } from "@/app/api/v1/articles/[id]/reports/route";
import { GET as getCard } from "@/app/r/[slug]/[number]/card.png/route";
import { GET as getEdition } from "@/app/r/[slug]/[number]/route";
import { GET as getEditions } from "@/app/r/[slug]/editions/route";
import { GET as getEmbed } from "@/app/r/[slug]/embed/route";
import { GET as getNewest } from "@/app/r/[slug]/route";
import { GET as getRobots } from "@/app/robots.txt/route";
import { GET as getSiteMap } from "@/app/sitemap.xml/route";
import { GET as getList } from "@/app/w/[slug]/reports/route";
import { GET as getFeed } from "@/app/w/[slug]/reports.atom/route";
import { disconnect } from "../../database/client";
import { verifyLedger } from "../../database/ledger/verify-ledger";
import { schemaProblems } from "../../report/testing/schemas/schema-problems.expected";
import { reportsAt, stranger } from "../door-tests/reports.expected";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";
import { API } from "../routes/api-routes";

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(disconnect);

const { reviewed, command, published } = reportsAt(() => door);

describe("who may read a report", () => {
  const read = (page: typeof getNewest, slug: string, as: "nobody" | "viewer" = "nobody", query = "") =>
    door.knock(page, { as, params: { slug, number: "1" }, query });
  const desk = (page: typeof getList) => door.knock(page, { ...stranger, params: { slug: door.slug } });

  it("is anyone when it is public: it stands in the desk's list, its feed and the sitemap", async () => {
    const { id } = await reviewed("A & <public> one");
    const { url, slug } = await published(id, { readers: "public", summary: "We **counted**." });
    const page = await read(getNewest, slug);
    expect(page.status).toBe(200);
    expect(page.headers.get("x-robots-tag")).toBeNull();
    expect((await desk(getList)).body).toContain(`<a href="/r/${slug}">A &amp; &lt;public&gt; one</a>`);
    const feed = await desk(getFeed);
    expect(feed.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    expect(feed.body).toContain(`<id>${url}</id>\n<title>A &amp; &lt;public&gt; one</title>`);
    const map = await door.knock(getSiteMap, stranger);
    expect(map.body).toContain(`<loc>${url}</loc>`);
    expect(schemaProblems(String(feed.body), "atom.rng")).toEqual([]);
    expect(schemaProblems(String(map.body), "sitemap.xsd")).toEqual([]);
    await command(id, "withdraw-edition", { number: 1, reason: "A source was forged." });
    for (const list of [getList, getFeed]) expect((await desk(list)).body ?? "").not.toContain(slug);
    expect((await door.knock(getSiteMap, stranger)).body).not.toContain(slug);
  });

  it("is nobody yet where nothing is public: there is no sitemap, as none may be empty", async () => {
    expect(await door.knock(getSiteMap, stranger)).toMatchObject({ status: 404 });
  });

  it("is told to other sites by the rules of oEmbed 1.0, no larger than they have room for", async () => {
    const { id } = await reviewed("A “told” one");
    const { url } = await published(id, { readers: "public" });
    const query = `url=${encodeURIComponent(url)}&maxwidth=320&maxheight=200&format=json`;
    const { status, body, headers } = await door.knock(getOEmbed, { ...stranger, query });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toMatch(/^application\/json\b/);
    const told = API.readOEmbed.answer?.parse(body);
    expect(told).toMatchObject({ version: "1.0", type: "rich", width: 320, height: 200 });
    expect(told?.html).toMatch(
      /^<iframe src="http:\/\/localhost:3000\/r\/[^"]+\/embed" .* width="320" height="200" /,
    );
    expect(new URL(told?.thumbnail_url ?? "").pathname).toMatch(/\/card\.png$/);
  });

  it("is whoever has the address when it is unlisted, as all were before", async () => {
    const { id } = await reviewed("An unlisted one");
    const { slug, readers } = await published(id);
    expect(readers).toBe("unlisted");
    const page = await read(getNewest, slug);
    expect(page.status).toBe(200);
    expect(page.headers.get("x-robots-tag")).toBe("noindex");
    expect(String((await desk(getList)).body)).not.toContain(slug);
    expect((await door.knock(getSiteMap, stranger)).body).not.toContain(slug);
  });

  it("is members, by every address of it, once the newest edition is theirs", async () => {
    const { id } = await reviewed("One for members");
    const { slug, url } = await published(id, { readers: "public" });
    await published(id, { readers: "members", note: "Not for everybody." });
    for (const page of [getNewest, getEdition, getEditions, getCard, getEmbed]) {
      const sent = await read(page, slug);
      expect(sent.status).toBe(303);
      expect(sent.headers.get("location")).toMatch(/^\/sign-in\?next=/);
      expect(sent.body ?? "").toBe("");
    }
    const page = await read(getEdition, slug, "viewer");
    expect(page.status).toBe(200);
    expect(page.headers.get("cache-control")).toBe("private, no-store");
    expect((await read(getNewest, slug, "viewer")).body).not.toContain("/embed");
    const elsewhere = await openTestDoor();
    const foreign = await elsewhere.knock(getNewest, { as: "viewer", params: { slug } });
    expect(foreign.status).toBe(404);
    expect(foreign.body).toBe((await read(getNewest, "never-published")).body);
    expect(String((await desk(getList)).body)).not.toContain(slug);
    const query = `url=${encodeURIComponent(url)}`;
    expect(await door.knock(getOEmbed, { as: "viewer", query })).toMatchObject({ status: 404 });
  });

  it("tells nobody of a desk that published nothing for all", async () => {
    const { slug } = await openTestDoor();
    const list = await door.knock(getList, { ...stranger, params: { slug } });
    const nowhere = await door.knock(getList, { ...stranger, params: { slug: "no-such-desk" } });
    expect([list.status, list.body]).toEqual([404, nowhere.body]);
    expect((await door.knock(getRobots, stranger)).body).toContain(
      "Sitemap: http://localhost:3000/sitemap.xml",
    );
  });
});

describe("withdrawing an edition", () => {
  it("leaves at every address of it that it was withdrawn, when and why, and nothing that it said", async () => {
    const { id } = await reviewed();
    const { slug } = await published(id, { headline: "Counted: 1,204 people" });
    await command(id, "withdraw-edition", { number: 1, reason: "A <source> was forged." });
    const addresses = [
      [getNewest, ""],
      [getEdition, ""],
      [getEdition, "format=pdf"],
      [getEdition, "format=json"],
      [getCard, ""],
      [getEmbed, ""],
      [getEmbed, "claim=1"],
    ] as const;
    for (const [page, query] of addresses) {
      const { status, body } = await door.knock(page, { ...stranger, params: { slug, number: "1" }, query });
      expect(status, query).toBe(410);
      expect(body).toContain("This fact check was withdrawn");
      expect(body).toContain("A &lt;source&gt; was forged.");
      expect(body).not.toContain("Counted.");
    }
    const list = await door.knock(getEditions, { ...stranger, params: { slug } });
    expect(list).toMatchObject({ status: 200 });
    expect(list.body).toContain("A &lt;source&gt; was forged.");
    const told = await door.knock(getOEmbed, {
      ...stranger,
      query: `url=${encodeURIComponent(`http://localhost:3000/r/${slug}`)}`,
    });
    expect(told.status).toBe(404);
  });

  it("is told by the API, is whole in the tables, and a newer edition takes the address again", async () => {
    const { id } = await reviewed();
    const { slug } = await published(id);
    await command(id, "withdraw-edition", { number: 1, reason: "A source was forged." });
    const list = await door.knock(getReports, { as: "viewer", params: { id } });
    expect(API.listReports.answer?.parse(list.body).reports).toMatchObject([
      { number: 1, withdrawn: { by: expect.any(String), reason: "A source was forged." } },
    ]);
    expect(await verifyLedger(id)).toMatchObject({ ok: true, entries: 5 });
    await published(id, { note: "Counted without it." });
    const newest = await door.knock(getNewest, { ...stranger, params: { slug } });
    expect(newest).toMatchObject({ status: 200 });
    const exported = await door.knock(exportReport, {
      as: "viewer",
      params: { id },
      query: "format=md&edition=1",
    });
    expect(exported).toMatchObject({ status: 200 });
    expect(await verifyLedger(id)).toMatchObject({ ok: true, entries: 6 });
  });
});
