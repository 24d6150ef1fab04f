import { openEmbeddedDatabase } from "../lib/database/embedded/embedded-database.mjs";
import { checkExternalDatabase } from "../lib/database/external-database.mjs";
import { applyFunctions } from "../lib/database/migrations/apply-functions.mjs";
import { applyMigrations } from "../lib/database/migrations/apply-migrations.mjs";
import { grantRuntimeRights } from "../lib/database/migrations/grant-runtime-rights.mjs";
import { prepareJobQueue } from "../lib/database/migrations/prepare-job-queue.mjs";
import { refuseDrift } from "../lib/database/migrations/refuse-drift.mjs";

/**
 * The database, running and at the newest migration: the one that DATABASE_URL names, or the embedded one.
 *
 * @param {string} dataFolder
 * @param {{ env?: import("./context").Environment, settings?: readonly string[] }} [options] `settings` are for the embedded one
 * @returns {Promise<import("./context").OpenDatabase>}
 */
export async function openDatabase(dataFolder, { env = process.env, settings = [] } = {}) {
  const given = env["DATABASE_URL"];
  const database = given
    ? await external(given, env["DATABASE_OWNER_URL"])
    : await embedded(dataFolder, settings);
  try {
    const applied = await applyMigrations(database.ownerUrl);
    await applyFunctions(database.ownerUrl);
    await refuseDrift(database.ownerUrl);
    await grantRuntimeRights(database.ownerUrl, database.databaseUrl);
    await prepareJobQueue(database.ownerUrl, database.databaseUrl);
    return { ...database, applied };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/**
 * @param {string} dataFolder
 * @param {readonly string[]} settings
 */
async function embedded(dataFolder, settings) {
  const database = await openEmbeddedDatabase(dataFolder, { settings });
  const { databaseUrl, ownerUrl, adopted, stop } = database;
  return { databaseUrl, ownerUrl, adopted, embedded: database, stop };
}

/**
 * @param {string} databaseUrl
 * @param {string | undefined} owner
 */
async function external(databaseUrl, owner) {
  if (owner) await checkExternalDatabase("DATABASE_OWNER_URL", owner, { owns: true });
  await checkExternalDatabase("DATABASE_URL", databaseUrl, { owns: !owner });
  return {
    databaseUrl,
    ownerUrl: owner || databaseUrl,
    adopted: false,
    embedded: null,
    stop: async () => {},
  };
}
