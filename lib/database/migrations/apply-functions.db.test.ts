import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { applyFunctions, FUNCTIONS_FOLDER, functionFiles } from "./apply-functions.mjs";

const ownerUrl = process.env["DATABASE_OWNER_URL"] ?? "";
const client = new pg.Client({ connectionString: ownerUrl });
beforeAll(() => client.connect());
afterAll(() => client.end());

/** Tables whose rows are written as they are given, by a function that is made from their columns. */
const KEPT = ["claim", "comment", "evidence", "verdict"];

/** The functions of the database as it stands, by name, without those of extensions. */
async function bodies(): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query(
    `SELECT proname, prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND NOT EXISTS (
      SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid AND deptype = 'e') ORDER BY proname`,
  );
  expect(new Set(rows.map(({ proname }) => proname)).size).toBe(rows.length);
  return new Map(rows.map(({ proname, prosrc }) => [proname, prosrc]));
}

it("leaves no function that is not the one in its file", async () => {
  const files = functionFiles(FUNCTIONS_FOLDER);
  const found = await bodies();
  const names = [...files.map(({ name }) => name), ...KEPT.map((table) => `keep_${table}`)];
  expect([...found.keys()]).toEqual(names.sort());
  for (const { name, sql } of files) expect(sql, name).toContain(`FUNCTION ${name}(`);
  for (const { name, sql } of files) expect(sql.split("$$")[1], name).toBe(found.get(name));
});

it("writes every column of a row over the one with its key, also one that a migration adds", async () => {
  const article = "00000000-0000-4000-8000-000000000001";
  const keep = (row: object) => client.query("SELECT keep_pin($1, $2)", [article, JSON.stringify([row])]);
  await client.query("BEGIN");
  try {
    await client.query(
      "CREATE TABLE pin (article_id uuid, place int, note text, PRIMARY KEY (article_id, place))",
    );
    await client.query("SELECT make_row_keeper('pin')");
    await keep({ place: 1, note: "first" });
    await client.query('ALTER TABLE pin ADD COLUMN colour text, DROP COLUMN note, ADD COLUMN "to" text');
    await client.query("SELECT make_row_keeper('pin')");
    await keep({ place: 1, colour: "red", to: "Ada" });
    await keep({ place: 2, colour: null, to: "Bo" });
    const { rows } = await client.query("SELECT * FROM pin ORDER BY place");
    expect(rows).toEqual([
      { article_id: article, place: 1, colour: "red", to: "Ada" },
      { article_id: article, place: 2, colour: null, to: "Bo" },
    ]);
  } finally {
    await client.query("ROLLBACK");
  }
});

it("puts a function back that was changed, also when several start at once", async () => {
  await client.query(
    "CREATE OR REPLACE FUNCTION refuse_imprint_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
  );
  expect((await bodies()).get("refuse_imprint_rewrite")).toContain("RETURN NEW");
  await Promise.all([1, 2, 3].map(() => applyFunctions(ownerUrl)));
  expect((await bodies()).get("refuse_imprint_rewrite")).toContain("never changes");
});
