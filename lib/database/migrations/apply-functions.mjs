import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";

export const FUNCTIONS_FOLDER = path.join(
  path.dirname(fileURLToPath(import.meta.url)),
  "../../../prisma/functions",
);

/** Of `pg_advisory_xact_lock`: two that start at once would replace the same function at once, which Postgres refuses. */
const LOCK = 7_317_402;

/**
 * Replaces the functions of a database that is at the newest migration by those of `prisma/functions`, one a file that
 * is called like it: what a function is now stands in one place, and not in the migration that changed it last. All or none.
 *
 * @param {string} ownerUrl the role that owns the tables
 */
export async function applyFunctions(ownerUrl, folder = FUNCTIONS_FOLDER) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    for (const { sql } of functionFiles(folder)) await client.query(sql);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

/**
 * @param {string} folder
 * @returns {readonly { readonly name: string, readonly sql: string }[]}
 */
export function functionFiles(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => ({
      name: path.basename(file, ".sql"),
      sql: readFileSync(path.join(folder, file), "utf8"),
    }));
}
