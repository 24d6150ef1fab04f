import path from "node:path";
import { fileURLToPath } from "node:url";
import { migrationList } from "./migration-list.mjs";
import { withSchemaEngine } from "./schema-engine.mjs";

export const MIGRATIONS_FOLDER = path.join(
  path.dirname(fileURLToPath(import.meta.url)),
  "../../../prisma/migrations",
);

const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Brings a database forward to the newest migration and says which ones were applied. Refuses, before touching
 * anything, a database whose history differs from the folder's: migrations only ever go forward.
 *
 * @param {string} ownerUrl the role that owns (or will own) the tables
 * @returns {Promise<readonly string[]>} names of the migrations applied now
 */
export function applyMigrations(ownerUrl, folder = MIGRATIONS_FOLDER) {
  const migrationsList = migrationList(folder);
  return withSchemaEngine(ownerUrl, async (engine) => {
    const diagnosis = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: NO_FILTER,
    });
    const complaint = complaintAbout(diagnosis);
    if (complaint !== null) throw new Error(complaint);
    // A migration runs as one transaction, so one that failed left nothing behind and may be tried again.
    for (const migrationName of diagnosis.failedMigrationNames)
      await engine.markMigrationRolledBack({ migrationName });
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    return appliedMigrationNames;
  });
}

/**
 * What stands against migrating, in a sentence with what to do about it, or null.
 *
 * @param {Pick<import("@prisma/schema-engine-wasm").DiagnoseMigrationHistoryOutput, "editedMigrationNames" | "failedMigrationNames" | "history">} diagnosis
 */
export function complaintAbout({ editedMigrationNames, failedMigrationNames, history }) {
  const edited = editedMigrationNames.filter((name) => !failedMigrationNames.includes(name));
  if (edited.length > 0) {
    return `The migration ${edited.join(", ")} was edited after it was applied to this database. Put the file back as it was and write a new migration for the change (npm run db:migration -- NAME).`;
  }
  if (history !== null && history.diagnostic !== "databaseIsBehind") {
    return `This database has migrations that this version of Assay does not know: ${history.unpersistedMigrationNames.join(", ")}. It was opened by a newer or different version; start that version, or restore a backup.`;
  }
  return null;
}
