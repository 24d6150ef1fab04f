import { randomBytes } from "node:crypto";
import pg from "pg";
import { applyMigrations, MIGRATIONS_FOLDER } from "./apply-migrations.mjs";
import { schemaDifference } from "./schema-difference.mjs";

/**
 * The SQL that leads from the migrations to the Prisma schema, or null when they already agree. The migrations are
 * carried out on a database of their own, which is dropped again.
 *
 * @param {string} superuserUrl a role that may create databases
 * @param {string} schemaFile
 * @returns {Promise<string | null>}
 */
export async function nextMigration(superuserUrl, schemaFile, folder = MIGRATIONS_FOLDER) {
  const shadow = `assay_shadow_${randomBytes(6).toString("hex")}`;
  await onServer(superuserUrl, `CREATE DATABASE ${shadow}`);
  try {
    const shadowUrl = naming(superuserUrl, shadow);
    await applyMigrations(shadowUrl, folder);
    return await schemaDifference(shadowUrl, schemaFile);
  } finally {
    await onServer(superuserUrl, `DROP DATABASE IF EXISTS ${shadow} WITH (FORCE)`);
  }
}

/**
 * @param {string} address
 * @param {string} statement
 */
async function onServer(address, statement) {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * @param {string} address
 * @param {string} database
 */
function naming(address, database) {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.toString();
}
