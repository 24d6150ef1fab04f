import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { applyFunctions, FUNCTIONS_FOLDER, functionFiles } from "./apply-functions.mjs";

const ownerUrl = process.env["DATABASE_OWNER_URL"] ?? "";
const client = new pg.Client({ connectionString: ownerUrl });
beforeAll(() => client.connect());
afterAll(() => client.end());

/** The functions of the database as it stands, by name. */
async function bodies(): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query(
    "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace ORDER BY proname",
  );
  expect(new Set(rows.map(({ proname }) => proname)).size).toBe(rows.length);
  return new Map(rows.map(({ proname, prosrc }) => [proname, prosrc]));
}

it("leaves no function that is not the one in its file", async () => {
  const files = functionFiles(FUNCTIONS_FOLDER);
  const found = await bodies();
  expect([...found.keys()]).toEqual(files.map(({ name }) => name));
  for (const { name, sql } of files) expect(sql, name).toContain(`FUNCTION ${name}(`);
  for (const { name, sql } of files) expect(sql.split("$$")[1], name).toBe(found.get(name));
});

it("puts a function back that was changed, also when several start at once", async () => {
  await client.query(
    "CREATE OR REPLACE FUNCTION refuse_imprint_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
  );
  expect((await bodies()).get("refuse_imprint_rewrite")).toContain("RETURN NEW");
  await Promise.all([1, 2, 3].map(() => applyFunctions(ownerUrl)));
  expect((await bodies()).get("refuse_imprint_rewrite")).toContain("never changes");
});
