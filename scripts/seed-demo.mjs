import path from "node:path";
import pg from "pg";
import { FIRST_DEMO_COMMAND, LAST_DEMO_COMMAND } from "../prisma/demo/demo-commands.mjs";
import { ROOT } from "./root.mjs";
import { runProgram } from "./run-program.mjs";

export const DEMO_OWNER = "owner@demo.assay";

/**
 * Fills an empty database with the demo desk, unless ASSAY_DEMO is `off`; or goes on with one that was broken off.
 *
 * @param {string} databaseUrl
 * @param {import("./context").Context} context
 */
export async function seedDemo(databaseUrl, { say, signal }) {
  if (process.env["ASSAY_DEMO"] === "off" || !(await isDemoWanted(databaseUrl))) return;
  await aloneOn(databaseUrl, async () => {
    if (!(await isDemoWanted(databaseUrl))) return;
    say("Setting up the demo desk …");
    const { code, output } = await runProgram(
      process.execPath,
      ["--import", "tsx", path.join(ROOT, "prisma/seed.ts")],
      { signal },
    );
    if (code !== 0) throw new Error(`The demo desk could not be set up.\n${output.trim()}`);
  });
}

/** Any number, the same for all who set up a demo desk. */
const SETTING_UP = 7_204_411;

/**
 * Several machines may begin on one empty database at once: one sets it up while the others wait.
 *
 * @param {string} databaseUrl
 * @param {() => Promise<void>} work
 */
async function aloneOn(databaseUrl, work) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [SETTING_UP]);
    await work();
  } finally {
    await client.end();
  }
}

/**
 * Whether nobody is there yet, or only a demo desk whose setting-up was killed.
 *
 * @param {string} databaseUrl
 * @returns {Promise<boolean>}
 */
export async function isDemoWanted(databaseUrl) {
  const found = await askOne(
    databaseUrl,
    `SELECT NOT EXISTS (SELECT FROM app_user WHERE email NOT LIKE '%@demo.assay')
        AND NOT EXISTS (SELECT FROM command WHERE id = $2)
        AND (EXISTS (SELECT FROM command WHERE id = $1) OR NOT EXISTS (SELECT FROM command)) AS wanted`,
    [FIRST_DEMO_COMMAND, LAST_DEMO_COMMAND],
  );
  return found.wanted;
}

/**
 * How many people the database knows, or only those with one e-mail address.
 *
 * @param {string} databaseUrl
 * @param {string | null} email
 * @returns {Promise<number>}
 */
export async function countUsers(databaseUrl, email = null) {
  const query = "SELECT count(*)::int AS users FROM app_user WHERE $1::text IS NULL OR email = $1";
  const found = await askOne(databaseUrl, query, [email]);
  return found.users;
}

/**
 * The only row of the answer.
 *
 * @param {string} databaseUrl
 * @param {string} query
 * @param {readonly unknown[]} values
 */
async function askOne(databaseUrl, query, values) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(query, [...values])).rows[0];
  } finally {
    await client.end();
  }
}
