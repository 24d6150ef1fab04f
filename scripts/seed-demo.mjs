import path from "node:path";
import pg from "pg";
import { ROOT } from "./root.mjs";
import { runProgram } from "./run-program.mjs";

export const DEMO_OWNER = "owner@demo.assay";

/**
 * Fills an empty database with the demo desk, unless ASSAY_DEMO is `off`.
 *
 * @param {string} databaseUrl
 * @param {{ say(line: string): void, signal: AbortSignal }} context
 */
export async function seedDemo(databaseUrl, { say, signal }) {
  if (process.env.ASSAY_DEMO === "off" || (await countUsers(databaseUrl)) > 0) return;
  say("Setting up the demo desk …");
  const { code, output } = await runProgram(
    process.execPath,
    ["--import", "tsx", path.join(ROOT, "prisma/seed.ts")],
    { signal },
  );
  if (code !== 0) throw new Error(`The demo desk could not be set up.\n${output.trim()}`);
}

/** How many people the database knows, or only those with one e-mail address. */
export async function countUsers(databaseUrl, email = null) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      "SELECT count(*)::int AS users FROM app_user WHERE $1::text IS NULL OR email = $1",
      [email],
    );
    return rows[0].users;
  } finally {
    await client.end();
  }
}
