import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/** @typedef {Record<"superuserPassword" | "ownerPassword" | "appPassword" | "sessionSecret", string>} Secrets */

/** @type {readonly (keyof Secrets)[]} */
const NAMES = ["superuserPassword", "ownerPassword", "appPassword", "sessionSecret"];

/**
 * The random secrets of this data folder, made at first use and kept in `secrets.json`, readable by its owner alone.
 *
 * @param {string} dataFolder
 * @returns {Readonly<Secrets>}
 */
export function keptSecrets(dataFolder) {
  const file = path.join(dataFolder, "secrets.json");
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const missing = NAMES.filter((name) => typeof kept[name] !== "string");
  if (missing.length === 0) return kept;
  for (const name of missing) kept[name] = randomBytes(32).toString("base64url");
  writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return kept;
}
