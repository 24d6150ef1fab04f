import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * @typedef {Record<"superuserPassword" | "ownerPassword" | "appPassword" | "sessionSecret" | "logKey", string> &
 *   { olderLogKeys?: readonly string[] }} Secrets `olderLogKeys` are public keys, whose secret halves are forgotten
 */

/** @type {readonly Exclude<keyof Secrets, "olderLogKeys">[]} */
const NAMES = ["superuserPassword", "ownerPassword", "appPassword", "sessionSecret", "logKey"];

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
  for (const name of missing) kept[name] = newSecret();
  keep(file, kept);
  return kept;
}

/**
 * Puts another key in the place of the one that signs logs, and keeps the public half of that one.
 *
 * @param {string} dataFolder
 * @param {string} publicKey of the key that signed until now, in Base64
 */
export function replaceLogKey(dataFolder, publicKey) {
  const kept = keptSecrets(dataFolder);
  const olderLogKeys = [publicKey, ...(kept.olderLogKeys ?? [])];
  keep(path.join(dataFolder, "secrets.json"), { ...kept, logKey: newSecret(), olderLogKeys });
}

/**
 * What signs logs, as the environment says it, unless it says so itself.
 *
 * @param {Readonly<Secrets>} secrets
 */
export function setLogKeys({ logKey, olderLogKeys = [] }) {
  if (process.env["ASSAY_LOG_KEY"]) return;
  process.env["ASSAY_LOG_KEY"] = logKey;
  process.env["ASSAY_LOG_OLDER_KEYS"] = olderLogKeys.join(",");
}

const newSecret = () => randomBytes(32).toString("base64url");

/**
 * @param {string} file
 * @param {Readonly<Secrets>} secrets
 */
function keep(file, secrets) {
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
