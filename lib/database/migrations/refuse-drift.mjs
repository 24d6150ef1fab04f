import path from "node:path";
import { fileURLToPath } from "node:url";
import { schemaDifference } from "./schema-difference.mjs";

const SCHEMA_FILE = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../../prisma/schema.prisma");

/**
 * Throws when the tables of a migrated database are not those that the migrations make: somebody changed them by
 * hand. Tables and indexes of somebody else's beside them do no harm.
 *
 * @param {string} ownerUrl
 */
export async function refuseDrift(ownerUrl) {
  const complaint = complaintAboutDrift(await schemaDifference(ownerUrl, SCHEMA_FILE));
  if (complaint !== null) throw new Error(complaint);
}

/**
 * What differs, in a sentence with what to do about it, or null. `sql` leads from the tables to the schema.
 *
 * @param {string | null} sql
 */
export function complaintAboutDrift(sql) {
  const lacking = statements(sql ?? "").filter((statement) => !BESIDE.test(statement));
  if (lacking.length === 0) return null;
  const shown = lacking.slice(0, SHOWN).map((statement) => `  ${statement};`);
  const more = lacking.length > SHOWN ? [`  and ${lacking.length - SHOWN} more`] : [];
  return [
    "The tables of this database are not as the migrations make them: something else changed them. This would put them right:",
    ...shown,
    ...more,
    "Read it, do it as the database's owner or restore a backup, and start again. Nothing was changed now.",
  ].join("\n");
}

const SHOWN = 10;

/** What a table or an index beside ours would be met with. */
const BESIDE = /^(DROP (TABLE|INDEX|TYPE|SEQUENCE|VIEW)\b|ALTER TABLE \S+ DROP CONSTRAINT\b)/;

/** @param {string} sql */
const statements = (sql) =>
  sql
    .replaceAll(/^\s*--.*$/gm, "")
    .split(";")
    .map((statement) => statement.replaceAll(/\s+/g, " ").trim())
    .filter((statement) => statement !== "");
