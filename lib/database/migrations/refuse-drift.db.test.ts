import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { complaintAboutDrift, refuseDrift } from "./refuse-drift.mjs";

const ownerUrl = process.env["DATABASE_OWNER_URL"] ?? "";
const owner = new pg.Client({ connectionString: ownerUrl });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

it("lets a database pass whose tables are as the migrations make them", async () => {
  await expect(refuseDrift(ownerUrl)).resolves.toBeUndefined();
});

it("does not mind a table and an index of somebody else's beside them", async () => {
  await owner.query("CREATE TABLE our_statistics (day date PRIMARY KEY, verdicts int)");
  await owner.query("CREATE INDEX our_index ON verdict (at)");
  await expect(refuseDrift(ownerUrl)).resolves.toBeUndefined();
});

it("names a column that somebody removed and one whose type somebody changed", async () => {
  await owner.query("ALTER TABLE evidence DROP COLUMN note");
  await owner.query("ALTER TABLE comment ALTER COLUMN place TYPE bigint");
  await expect(refuseDrift(ownerUrl)).rejects.toThrow(
    /not as the migrations make them[\s\S]*"evidence"[\s\S]*"note"/,
  );
  await expect(refuseDrift(ownerUrl)).rejects.toThrow(/"comment"[\s\S]*"place"/);
});

it("shows no more than one can read", () => {
  const sql = Array.from({ length: 30 }, (_, at) => `CREATE TABLE "t${at}" ();`).join("\n");
  expect(complaintAboutDrift(sql)?.split("\n")).toHaveLength(13);
  expect(complaintAboutDrift(sql)).toContain("and 20 more");
});
