import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ClaimId } from "../../domain/ids";
import { describeArticle } from "../articles/describe-article";
import { disconnect } from "../client";
import { commitCommands } from "../ledger/commit-command";
import { makeCommand, makeTestDesk, must, type Seat, type TestDesk } from "../testing/test-desk";
import { type ClaimSearch, searchClaims } from "./search-claims";

const owner = new pg.Client({ connectionString: process.env["DATABASE_OWNER_URL"] });
beforeAll(() => owner.connect());
afterAll(async () => {
  await Promise.all([owner.end(), disconnect()]);
});

/** A claim on an article of its own, with `words` as both. */
async function mark(desk: TestDesk, words: string, about: { statement?: string; claimant?: string } = {}) {
  const { id } = await desk.add(words);
  const claimId = randomUUID() as ClaimId;
  const anchor = { quote: { exact: words } };
  const access = await desk.open("reviewer1", id);
  must(await commitCommands(access, [makeCommand("highlight-claim", { claimId, anchor, ...about })]));
  return { id, claimId };
}

async function find(desk: TestDesk, search: ClaimSearch | string, seat: Seat = "viewer", limit = 20) {
  const asked = typeof search === "string" ? { q: search } : search;
  return must(await searchClaims(await desk.enter(seat), asked, limit));
}

async function ids(desk: TestDesk, search: ClaimSearch | string, seat: Seat = "viewer") {
  return (await find(desk, search, seat)).map(({ claimId }) => claimId);
}

async function settle(desk: TestDesk, { id, claimId }: { id: string; claimId: ClaimId }, rationale: string) {
  const editor = await desk.open("editor", id);
  const verdict = makeCommand("give-verdict", { claimId, rating: "false", rationale: "No." });
  const ruling = makeCommand("settle-claim", { claimId, rating: "false", rationale, version: 1 });
  must(await commitCommands(editor, [verdict, ruling]));
}

async function speak(desk: TestDesk, id: string, language: string) {
  must(await describeArticle(await desk.open("editor", id), { language }));
}

describe("words", () => {
  it("are found without their accents and endings, in the language of their article", async () => {
    const desk = await makeTestDesk();
    const english = await mark(desk, "The bridge at Saint-Malo carries trams.");
    await speak(desk, english.id, "en-GB");
    const german = await mark(desk, "Herr Müller kauft viele Häuser.");
    await speak(desk, german.id, "de");
    const french = await mark(desk, "Les élèves travaillaient à l’école.");
    await speak(desk, french.id, "fr");
    const norwegian = await mark(desk, "Bompengene økte på alle bruene.");
    await speak(desk, norwegian.id, "nb");
    expect(await ids(desk, "bridges")).toEqual([english.claimId]);
    expect(await ids(desk, "carrying tram")).toEqual([english.claimId]);
    expect(await ids(desk, "muller")).toEqual([german.claimId]);
    expect(await ids(desk, "MÜLLER haus")).toEqual([german.claimId]);
    expect(await ids(desk, "eleve travailler")).toEqual([french.claimId]);
    expect(await ids(desk, "bompenger okte")).toEqual([norwegian.claimId]);
  });

  it("are found in scripts that put no spaces between them", async () => {
    const desk = await makeTestDesk();
    const japanese = await mark(desk, "東京都の人口は減少している。");
    const chinese = await mark(desk, "北京的房价去年下降了一半。");
    const thai = await mark(desk, "ราคาน้ำมันลดลงครึ่งหนึ่ง");
    const korean = await mark(desk, "서울의 인구는 줄었다.");
    expect(await ids(desk, "人口")).toEqual([japanese.claimId]);
    expect(await ids(desk, "房价下降")).toEqual([chinese.claimId]);
    expect(await ids(desk, "น้ำมัน")).toEqual([thai.claimId]);
    expect(await ids(desk, "서울")).toEqual([korean.claimId]);
    expect(await ids(desk, "京")).toEqual(expect.arrayContaining([japanese.claimId, chinese.claimId]));
    expect(await ids(desk, "大阪")).toEqual([]);
  });

  it("are found in statements, quotes, rulings, sources and verdicts, and it is said where", async () => {
    const desk = await makeTestDesk();
    const claim = await mark(desk, "Ferries sail hourly.", {
      statement: "Boats leave each hour",
      claimant: "Ada Ek",
    });
    const source = {
      url: "https://stats.port.example/sheet",
      title: "Timetable",
      excerpt: "Departures",
      note: "Onerous",
    };
    const add = makeCommand("add-evidence", {
      claimId: claim.claimId,
      evidenceId: randomUUID(),
      stance: "refutes",
      ...source,
    });
    must(await commitCommands(await desk.open("reviewer1", claim.id), [add]));
    await settle(desk, claim, "Only on weekdays.");
    const where = async (q: string) => (await find(desk, q)).map(({ foundIn }) => foundIn);
    expect(await where("ferries")).toEqual([["claim"]]);
    expect(await where("Ek")).toEqual([["claim"]]);
    expect(await where("weekdays")).toEqual([["ruling"]]);
    expect(await where("timetable departures")).toEqual([["sources"]]);
    expect(await where("onerous")).toEqual([["judged"]]);
    expect(await where("boats weekdays")).toEqual([["claim", "ruling"]]);
  });

  it("follow every change: another statement, a withdrawn claim, a source removed", async () => {
    const desk = await makeTestDesk();
    const { id, claimId } = await mark(desk, "Ferries sail.", { statement: "Zeppelins fly" });
    const access = await desk.open("reviewer1", id);
    const evidenceId = randomUUID();
    must(
      await commitCommands(access, [
        makeCommand("describe-claim", { claimId, statement: "Balloons rise", version: 1 }),
        makeCommand("add-evidence", {
          claimId,
          evidenceId,
          url: "https://e.example",
          stance: "context",
          title: "Almanac",
        }),
      ]),
    );
    expect([await ids(desk, "zeppelin"), await ids(desk, "balloons"), await ids(desk, "almanac")]).toEqual([
      [],
      [claimId],
      [claimId],
    ]);
    must(
      await commitCommands(access, [
        makeCommand("remove-evidence", { claimId, evidenceId, reason: "Wrong one", version: 1 }),
        makeCommand("withdraw-claim", { claimId, version: 2 }),
      ]),
    );
    expect([await ids(desk, "almanac"), await ids(desk, "balloons")]).toEqual([[], []]);
    must(await commitCommands(access, [makeCommand("restore-claim", { claimId, version: 3 })]));
    expect(await ids(desk, "balloons")).toEqual([claimId]);
  });

  it("stand in the index as it would be made anew", async () => {
    const rows = "SELECT article_id, claim_id, part, words::text, plain FROM claim_words ORDER BY 1, 2, 3";
    const kept = (await owner.query(rows)).rows;
    expect(kept.length).toBeGreaterThan(10);
    await owner.query("BEGIN");
    try {
      await owner.query("DELETE FROM claim_words");
      await owner.query(
        "SELECT index_claim_part(article_id, id, part) FROM claim, unnest('{claim,ruling,sources,judged}'::text[]) AS part",
      );
      expect((await owner.query(rows)).rows).toEqual(kept);
    } finally {
      await owner.query("ROLLBACK");
    }
  });
});

describe("filters", () => {
  it("narrow by rating, claimant, source, day, person and article, with words or alone", async () => {
    const desk = await makeTestDesk();
    const one = await mark(desk, "Rents doubled.", { claimant: "Zoë Müller" });
    const two = await mark(desk, "Rents fell.", { claimant: "Bo" });
    const url = "https://www.data.stats.example:8443/rents?y=1";
    const add = makeCommand("add-evidence", {
      claimId: one.claimId,
      evidenceId: randomUUID(),
      url,
      stance: "refutes",
    });
    must(await commitCommands(await desk.open("reviewer2", one.id), [add]));
    await settle(desk, one, "They rose by 4 per cent.");
    const today = new Date().toISOString().slice(0, 10);
    const fits = async (search: ClaimSearch) => [
      await ids(desk, search),
      await ids(desk, { q: "rents", ...search }),
    ];
    for (const search of [
      { rating: "false" },
      { claimant: "zoe mull" },
      { source: "stats.example" },
      { source: "www.data.stats.example" },
      { article: one.id },
      { person: desk.people.editor },
    ])
      expect(await fits(search), JSON.stringify(search)).toEqual([[one.claimId], [one.claimId]]);
    expect((await fits({ from: today, to: today })).map((each) => each.length)).toEqual([2, 2]);
    for (const search of [
      { rating: "true" },
      { source: "ats.example" },
      { to: "2001-01-01" },
      { claimant: "%" },
    ])
      expect(await fits(search), JSON.stringify(search)).toEqual([[], []]);
    expect(await ids(desk, { person: desk.people.reviewer1 })).toEqual([two.claimId, one.claimId]);
  });
});

describe("claims like a text", () => {
  it("are found by most of their own words, the closest first, and no others", async () => {
    const desk = await makeTestDesk();
    const close = await mark(desk, "The harbour ferry carried 1.2 million passengers in 2025.");
    const far = await mark(desk, "The harbour ferry carried more passengers than trams.");
    await mark(desk, "Bread costs four crowns.");
    await settle(desk, close, "The harbour ferry carried passengers: bread.");
    const near = "In 2025 the harbour ferries carried 1.3 million passengers";
    expect(await ids(desk, { near })).toEqual([close.claimId, far.claimId]);
    expect(await ids(desk, { near: "Nothing of the sort was ever said here" })).toEqual([]);
  });
});

describe("what an independent review withholds", () => {
  it("is found by nobody from whom it is withheld, and by those who may see it", async () => {
    const desk = await makeTestDesk();
    const { id, claimId } = await mark(desk, "The tower leans.");
    const [editor, first] = [await desk.open("editor", id), await desk.open("reviewer1", id)];
    const mode = makeCommand("set-review-mode", {
      mode: "independent",
      requiredVerdicts: 2,
      hidesNames: false,
    });
    must(await commitCommands(editor, [mode]));
    const verdict = makeCommand("give-verdict", {
      claimId,
      rating: "false",
      rationale: "Plumbline says otherwise.",
    });
    const add = makeCommand("add-evidence", {
      ...{ claimId, evidenceId: randomUUID(), url: "https://e.example/survey", stance: "refutes" },
      ...{ title: "Survey", note: "Decisive" },
    });
    must(await commitCommands(first, [verdict, add]));
    for (const q of ["plumbline", "decisive", "tower plumbline"]) {
      expect(await ids(desk, q, "editor"), q).toEqual([claimId]);
      expect(await ids(desk, q, "reviewer1"), q).toEqual([claimId]);
    }
    for (const seat of ["reviewer2", "viewer"] as const) {
      expect(await ids(desk, "plumbline", seat)).toEqual([]);
      expect(await ids(desk, "decisive", seat)).toEqual([]);
      const [withIt] = await find(desk, "tower plumbline", seat);
      const [without] = await find(desk, "tower quizzical", seat);
      expect(withIt?.score).toBeCloseTo(without?.score ?? 0, 5);
      expect(withIt).toMatchObject({ foundIn: ["claim"], status: "checking", verdicts: [] });
      expect(await ids(desk, "survey", seat)).toEqual([claimId]);
      expect(await ids(desk, { near: "Plumbline says otherwise. Decisive" }, seat)).toEqual([]);
    }
    await settle(desk, { id, claimId }, "It stands.");
    expect(await ids(desk, "plumbline", "viewer")).toEqual([claimId]);
  });
});

it("removed by order of law is found no more", async () => {
  const desk = await makeTestDesk();
  const { id, claimId } = await mark(desk, "The mill stands.", { statement: "Quixote owns it" });
  expect(await ids(desk, "quixote")).toEqual([claimId]);
  must(
    await commitCommands(await desk.open("owner", id), [
      makeCommand("redact-entry", { seq: 2, reason: "Order of the court" }),
    ]),
  );
  expect([await ids(desk, "quixote"), await ids(desk, { near: "Quixote owns it" })]).toEqual([[], []]);
  const { rowCount } = await owner.query(
    "SELECT FROM claim_words WHERE plain LIKE '%quixote%' OR words::text LIKE '%quixot%'",
  );
  expect(rowCount).toBe(0);
});
