import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * The migrations of a folder in the form that the schema engine takes: `<14 digits>_<name>/migration.sql`, in
 * the order of their names.
 *
 * @param {string} folder
 * @returns {import("@prisma/schema-engine-wasm").MigrationList}
 */
export function migrationList(folder) {
  const lockfile = path.join(folder, "migration_lock.toml");
  return {
    baseDir: folder,
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames(folder).map((name) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: script(path.join(folder, name, "migration.sql")) },
    })),
  };
}

/**
 * The names of the migrations, oldest first.
 *
 * @param {string} folder
 */
export function migrationNames(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * @param {string} file
 * @returns {import("@prisma/schema-engine-wasm").MigrationFile["content"]}
 */
function script(file) {
  return existsSync(file)
    ? { tag: "ok", value: readFileSync(file, "utf8") }
    : { tag: "error", value: `${file} is missing.` };
}
