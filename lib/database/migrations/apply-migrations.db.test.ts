import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyMigrations, MIGRATIONS_FOLDER } from "./apply-migrations.mjs";

const ownerUrl = process.env["DATABASE_OWNER_URL"] ?? "";
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "assay-migrations-"));
  cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

test("applies nothing to a database that is up to date", async () => {
  expect(await applyMigrations(ownerUrl, folder)).toEqual([]);
});

test("leaves nothing behind of a migration that fails, and applies it once it is mended", async () => {
  write("29990101000000_mended", "CREATE TABLE one (id int); SELECT no_such_column;");
  await expect(applyMigrations(ownerUrl, folder)).rejects.toThrow(/no_such_column/);
  write("29990101000000_mended", "CREATE TABLE one (id int); DO $$ BEGIN PERFORM 1; PERFORM 2; END $$;");
  expect(await applyMigrations(ownerUrl, folder)).toEqual(["29990101000000_mended"]);
});

test("refuses a migration that was edited after it was applied, and names it", async () => {
  write("29990101000000_mended", "CREATE TABLE two (id int);");
  await expect(applyMigrations(ownerUrl, folder)).rejects.toThrow(/29990101000000_mended was edited/);
});

test("refuses a database that a newer version migrated, and names what it does not know", async () => {
  await expect(applyMigrations(ownerUrl)).rejects.toThrow(/does not know: 29990101000000_mended/);
});
