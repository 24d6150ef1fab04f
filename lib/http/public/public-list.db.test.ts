import { randomUUID } from "node:crypto";
import { JSDOM } from "jsdom";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as getList } from "@/app/w/[slug]/reports/route";
import { GET as getFeed } from "@/app/w/[slug]/reports.atom/route";
import { disconnect } from "../../database/client";
import { commitCommands } from "../../database/ledger/commit-command";
import { readDeskCounts } from "../../database/reports/read-desk-counts";
import { makeCommand, must } from "../../database/testing/test-desk";
import type { ReportReaders } from "../../domain/edition";
import { reportsAt, stranger } from "../door-tests/reports.expected";
import { openTestDoor } from "../door-tests/test-door";
import { publishEdition } from "../reports/publish-edition";

const owner = new pg.Client({ connectionString: process.env["DATABASE_OWNER_URL"] });
beforeAll(() => owner.connect());
afterAll(async () => {
  await Promise.all([owner.end(), disconnect()]);
});

/** At noon of the first of a month. Nothing happens before the article was added, which is now. */
const at = (month: string) => () => new Date(`${month}-01T12:00:00Z`);

/** A desk with reports that settle claims, each said by somebody, in a month. */
async function openDesk() {
  const door = await openTestDoor();
  const act = async (id: string, month: string, ...commands: readonly ReturnType<typeof makeCommand>[]) =>
    must(await commitCommands(await door.open("editor", id), commands, at(month)));
  const publish = async (id: string, month: string, readers: ReportReaders, note: string | null = null) =>
    must(
      await publishEdition(
        await door.open("editor", id),
        { commandId: randomUUID() as never, seq: null, note, readers },
        "http://localhost:3000",
        at(month),
      ),
    );
  const settled = async (
    month: string,
    claims: readonly (readonly [rating: string, claimant?: string])[],
    readers: ReportReaders = "public",
  ) => {
    const { id } = await door.add(claims.map((_, index) => `Claim number ${index}.`).join("\n"));
    const ids = claims.map(() => randomUUID() as string);
    const commands = claims.flatMap(([rating, claimant], index) => [
      makeCommand("highlight-claim", {
        claimId: ids[index] ?? "",
        anchor: { quote: { exact: `Claim number ${index}.` } },
        ...(claimant === undefined ? {} : { claimant }),
      }),
      makeCommand("settle-claim", { claimId: ids[index] ?? "", rating, rationale: "Seen.", version: 1 }),
    ]);
    await act(id, month, ...commands);
    const { slug } = await publish(id, month, readers);
    return { id, slug, claimId: ids[0] ?? "" };
  };
  const counts = async (year: number | null = null) => must(await readDeskCounts(door.slug, year));
  const page = async (query = "") => {
    const answer = await door.knock(getList, { ...stranger, params: { slug: door.slug }, query });
    return { ...answer, document: new JSDOM(String(answer.body)).window.document };
  };
  return { door, act, publish, settled, counts, page };
}

describe("a desk's year", () => {
  it("counts a corrected report once, by the ruling of its newest edition and in the month of that", async () => {
    const { act, publish, settled, counts } = await openDesk();
    const { id, claimId } = await settled("2031-03", [["true"]]);
    expect((await counts()).months).toEqual([{ year: 2031, month: 3, rating: "true", claims: 1 }]);
    await act(id, "2031-05", makeCommand("reopen-claim", { claimId, reason: "A source was wrong." }));
    await act(
      id,
      "2031-05",
      makeCommand("settle-claim", { claimId, rating: "false", rationale: "Not so.", version: 3 }),
    );
    await publish(id, "2031-06", "public", "It is false.");
    expect((await counts()).months).toEqual([{ year: 2031, month: 5, rating: "false", claims: 1 }]);
  });

  it("counts nothing that is withdrawn, unlisted, for members, or of another desk", async () => {
    const { act, publish, settled, counts } = await openDesk();
    await settled("2031-01", [["mixed"]]);
    await settled("2031-02", [["true"]], "unlisted");
    await settled("2031-02", [["true"]], "members");
    const gone = await settled("2031-02", [["true"]]);
    await act(gone.id, "2031-03", makeCommand("withdraw-edition", { number: 1, reason: "Forged." }));
    const hidden = await settled("2031-02", [["true"]]);
    await publish(hidden.id, "2031-03", "members", "Not for everybody.");
    await (await openDesk()).settled("2031-02", [["true"]]);
    expect((await counts()).months).toEqual([{ year: 2031, month: 1, rating: "mixed", claims: 1 }]);
  });

  it("names the twelve who made most claims, in one spelling, then the others and who is not named", async () => {
    const { settled, counts } = await openDesk();
    const people = Array.from({ length: 14 }, (_, index) => `Person ${String(index).padStart(2, "0")}`);
    await settled("2031-01", [
      ...people.map((name) => ["false", name] as const),
      ["true", "The mayor"],
      ["true", "The  mayor "],
      ["false", "the Mayor"],
      ["true"],
    ]);
    await settled("2030-01", [["true", "Somebody of another year"]]);
    const { claimants, claimantCount } = await counts(2031);
    expect(claimantCount).toBe(15);
    expect(claimants.slice(0, 3)).toEqual([
      { rank: 1, claimant: "The mayor", rating: "false", claims: 1 },
      { rank: 1, claimant: "The mayor", rating: "true", claims: 2 },
      { rank: 2, claimant: "Person 00", rating: "false", claims: 1 },
    ]);
    expect(claimants.slice(-2)).toEqual([
      { rank: 13, claimant: null, rating: "false", claims: 3 },
      { rank: null, claimant: null, rating: "true", claims: 1 },
    ]);
    expect((await counts(1999)).claimants).toEqual([]);
  });

  it("was counted for editions that were published before in the same way", async () => {
    const { settled, counts } = await openDesk();
    await settled("2031-01", [["true", "The mayor"], ["opinion"], ["false", "\u0001\\u0000 “x”"]]);
    const before = await counts();
    await owner.query("TRUNCATE report_tally");
    expect((await counts()).months).toEqual([]);
    await owner.query("SELECT tally_report(id, json) FROM report");
    expect(await counts()).toEqual(before);
  });
});

describe("a desk's list", () => {
  it("shows the last year and leads to others, with the numbers of its pictures in tables", async () => {
    const { settled, page } = await openDesk();
    await settled("2030-11", [["true", "<b>The mayor</b>"]]);
    await settled("2031-03", [["true"], ["false", "The mayor"], ["false", "The mayor"]]);
    const { document } = await page();
    expect(document.querySelector("h2")?.textContent).toBe("Claims settled in 2031");
    const sums = [...document.querySelectorAll(".desk-year tr:last-child td")].map(
      (cell) => cell.textContent,
    );
    expect(sums).toEqual(["1", "2", "3", "1", "2", "3"]);
    const link = [...document.querySelectorAll<HTMLAnchorElement>('[aria-label="Years"] a')];
    expect(link.map((each) => each.textContent)).toEqual(["2030"]);
    const earlier = await page(link[0]?.getAttribute("href")?.split("?")[1]);
    expect(earlier.document.querySelector("h2")?.textContent).toBe("Claims settled in 2030");
    expect(earlier.document.querySelector(".desk-year th bdi")).not.toBeNull();
    expect(earlier.body).toContain("&#60;b&#62;The mayor");
    expect(earlier.document.querySelectorAll("bdi b")).toHaveLength(0);
    expect((await page("year=1999")).body).toContain("No public report has a ruling of 1999.");
  });

  it("has beside each report how its claims were rated", async () => {
    const { door, settled, page } = await openDesk();
    const { slug } = await settled("2031-03", [["true"], ["false"], ["false"]]);
    const open = await door.add("Nothing settled.");
    const { published } = reportsAt(() => door);
    await published(open.id, { readers: "public" });
    const { document } = await page();
    const item = document.querySelector(`a[href="/r/${slug}"]`)?.closest("li");
    expect(item?.querySelector("svg.bar desc")?.textContent).toBe("1 True, 2 False");
    expect(item?.querySelector(".legend")?.textContent).toBe("True1False2");
    expect(document.querySelectorAll("svg.bar")).toHaveLength(1);
    const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("draws no picture where nothing is settled", async () => {
    const { door, page } = await openDesk();
    const { published } = reportsAt(() => door);
    await published((await door.add("Nothing settled.")).id, { readers: "public" });
    const { document } = await page();
    expect(document.querySelectorAll("svg.picture, .desk-year")).toHaveLength(0);
  });

  it("has fifty reports a page, with links to the older and the newer; the feed is as it was", async () => {
    const { door, settled, page } = await openDesk();
    const { published } = reportsAt(() => door);
    await settled("2031-03", [["true"]]);
    for (let count = 0; count < 51; count += 1)
      await published((await door.add("A line.", `Report ${count}`)).id, { readers: "public" });
    const titles = (document: Document) =>
      [...document.querySelectorAll(".reports h2")].map((each) => each.textContent);
    const [newest, older] = [await page(), await page("year=2031&page=2")];
    expect([titles(newest.document).length, titles(older.document)]).toEqual([50, ["Report 1", "Report 0"]]);
    expect(new Set([...titles(newest.document), ...titles(older.document)]).size).toBe(52);
    const links = (document: Document) =>
      [...document.querySelectorAll('[aria-label="Pages"] a')].map((each) => each.getAttribute("href"));
    expect(links(newest.document)).toEqual([`/w/${door.slug}/reports?page=2#reports`]);
    expect(links(older.document)).toEqual([`/w/${door.slug}/reports?year=2031#reports`]);
    const feed = await door.knock(getFeed, { ...stranger, params: { slug: door.slug } });
    expect(String(feed.body).match(/<entry>/g)).toHaveLength(30);
    expect(await page("page=3")).toMatchObject({
      status: 404,
      body: expect.stringContaining("ends before page 3"),
    });
  });

  it("answers in words what is no year or page, and nothing of a desk that is not there", async () => {
    const { door, settled, page } = await openDesk();
    await settled("2031-03", [["true"]]);
    for (const query of ["year=", "year=26", "year=20266", "year=0000", "year=2031&year=2030", "year=%00"])
      expect(await page(query)).toMatchObject({ status: 422, body: expect.stringContaining("?year=2026") });
    for (const query of ["page=0", "page=-1", "page=x", "page=1e3", "page=99999999999999999999"])
      expect(await page(query)).toMatchObject({ status: 422, body: expect.stringContaining("?page=2") });
    const empty = await openTestDoor();
    for (const slug of [empty.slug, "no-such-desk", "\u0000", "\ud800"])
      for (const query of ["", "year=x", "page=7"]) {
        const answer = await door.knock(getList, { ...stranger, params: { slug }, query });
        expect([answer.status, String(answer.body)]).toEqual([
          404,
          expect.stringContaining("Nothing is published here"),
        ]);
      }
  });
});
