// npm run db:migration -- NAME : writes the next migration from what changed in prisma/schema.prisma.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openEmbeddedDatabase } from "../lib/database/embedded/embedded-database.mjs";
import { MIGRATIONS_FOLDER } from "../lib/database/migrations/apply-migrations.mjs";
import { migrationNames } from "../lib/database/migrations/migration-list.mjs";
import { nextMigration } from "../lib/database/migrations/next-migration.mjs";
import { generateClient } from "./generate-client.mjs";
import { ROOT } from "./root.mjs";

const name = process.argv[2] ?? "";
if (/^[a-z][a-z0-9_]*$/.test(name)) await writeMigration();
else refuse();

function refuse() {
  console.error(
    "Give the migration a name in small letters and underscores: npm run db:migration -- add_snapshots",
  );
  process.exitCode = 1;
}

async function writeMigration() {
  const dataFolder = mkdtempSync(path.join(tmpdir(), "assay-migration-"));
  const database = await openEmbeddedDatabase(dataFolder, { isDurable: false });
  try {
    const sql = await nextMigration(database.superuserUrl, path.join(ROOT, "prisma/schema.prisma"));
    if (sql === null) console.log("The migrations already lead to prisma/schema.prisma: nothing to write.");
    else write(sql);
  } finally {
    await database.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
  generateClient();
}

/** @param {string} sql */
function write(sql) {
  const folder = path.join(MIGRATIONS_FOLDER, `${nextStamp()}_${name}`);
  mkdirSync(folder);
  writeFileSync(path.join(folder, "migration.sql"), sql.endsWith("\n") ? sql : `${sql}\n`);
  console.log(
    `Wrote ${path.relative(ROOT, folder)}/migration.sql. Read it, add what a schema cannot say (triggers, data), and commit it.`,
  );
}

/** The time, but always after the newest migration: they are applied in the order of their names. */
function nextStamp() {
  const now = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const newest = migrationNames(MIGRATIONS_FOLDER).at(-1)?.slice(0, 14) ?? "";
  return now > newest ? now : String(BigInt(newest) + 1n);
}
