import { openEmbeddedDatabase } from "../lib/database/embedded/embedded-database.mjs";
import { checkExternalDatabase } from "../lib/database/external-database.mjs";
import { applyMigrations } from "../lib/database/migrations/apply-migrations.mjs";
import { grantRuntimeRights } from "../lib/database/migrations/grant-runtime-rights.mjs";
import { prepareJobQueue } from "../lib/database/migrations/prepare-job-queue.mjs";
import { refuseDrift } from "../lib/database/migrations/refuse-drift.mjs";

/**
 * The database, running and at the newest migration: the one that DATABASE_URL names, or the embedded one.
 *
 * @param {string} dataFolder
 * @param {{ env?: NodeJS.ProcessEnv, settings?: readonly string[] }} [options] `settings` are for the embedded one
 * @returns {Promise<{ databaseUrl: string, ownerUrl: string, isEmbedded: boolean, adopted: boolean, applied: readonly string[], pid?: number, restart?(): Promise<void>, stop(): Promise<void> }>}
 */
export async function openDatabase(dataFolder, { env = process.env, settings = [] } = {}) {
  const database = env.DATABASE_URL
    ? await external(env)
    : Object.assign(await openEmbeddedDatabase(dataFolder, { settings }), { isEmbedded: true });
  try {
    const applied = await applyMigrations(database.ownerUrl);
    await refuseDrift(database.ownerUrl);
    await grantRuntimeRights(database.ownerUrl, database.databaseUrl);
    await prepareJobQueue(database.ownerUrl, database.databaseUrl);
    return Object.assign(database, { applied });
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function external(env) {
  if (env.DATABASE_OWNER_URL)
    await checkExternalDatabase("DATABASE_OWNER_URL", env.DATABASE_OWNER_URL, { owns: true });
  await checkExternalDatabase("DATABASE_URL", env.DATABASE_URL, { owns: !env.DATABASE_OWNER_URL });
  return {
    databaseUrl: env.DATABASE_URL,
    ownerUrl: env.DATABASE_OWNER_URL || env.DATABASE_URL,
    isEmbedded: false,
    adopted: false,
    stop: async () => {},
  };
}
