import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { generateClient } from "../../../scripts/generate-client.mjs";
import { applyFunctions } from "../migrations/apply-functions.mjs";
import { applyMigrations } from "../migrations/apply-migrations.mjs";
import { grantRuntimeRights } from "../migrations/grant-runtime-rights.mjs";
import { prepareJobQueue } from "../migrations/prepare-job-queue.mjs";
import { findEmbeddedDatabase, openEmbeddedDatabase } from "./embedded-database.mjs";
import { isAlive } from "./process-life.mjs";

const PREFIX = "assay-test-";
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Vitest's global set-up of the `database` project: a Postgres of this run's own in a temporary folder, with one
 * migrated database from which fresh-database.mjs copies one for every test file.
 *
 * @param {import("vitest/node").TestProject} project
 */
export default async function startTestCluster(project) {
  generateClient();
  await sweepAbandoned();
  const folder = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  const database = await openEmbeddedDatabase(folder, { isDurable: false });
  const endAtOnce = () => {
    if (isAlive(database.pid)) process.kill(database.pid, "SIGQUIT");
  };
  const exit = () => process.exit(1);
  process.once("exit", endAtOnce);
  for (const name of SIGNALS) process.once(name, exit);
  const end = async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
    process.off("exit", endAtOnce);
    for (const name of SIGNALS) process.off(name, exit);
  };
  try {
    await applyMigrations(database.ownerUrl);
    await applyFunctions(database.ownerUrl);
    await grantRuntimeRights(database.ownerUrl, database.databaseUrl);
    await prepareJobQueue(database.ownerUrl, database.databaseUrl);
  } catch (error) {
    await end();
    throw error;
  }
  project.provide("testDatabase", {
    databaseUrl: database.databaseUrl,
    ownerUrl: database.ownerUrl,
    superuserUrl: database.superuserUrl,
    sessionSecret: randomBytes(32).toString("base64url"),
    logKey: randomBytes(32).toString("base64url"),
  });
  return end;
}

/** Ends and removes what a test run left behind that was killed before it could clean up. */
export async function sweepAbandoned() {
  for (const name of readdirSync(tmpdir()).filter((each) => /^assay-test-\d+-/.test(each))) {
    if (isAlive(Number(name.split("-")[2]))) continue;
    const folder = path.join(tmpdir(), name);
    const left = await findEmbeddedDatabase(folder);
    if (left !== null) await left.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
