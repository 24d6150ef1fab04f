import pg from "pg";
import { errorCode } from "./embedded/error-code.mjs";

const CONNECTING_MS = 10_000;
const OLDEST = 16;

/**
 * Makes sure that a database of somebody's own can be used, before anything is done to it. Throws one sentence that
 * names the variable and says what to do.
 *
 * @param {string} variable the variable that names the database, as DATABASE_URL
 * @param {string} address
 * @param {{ owns?: boolean }} [options] `owns`: the role makes and changes the tables
 */
export async function checkExternalDatabase(variable, address, { owns = false } = {}) {
  const where = readAddress(variable, address);
  const complaint = await askServer(address).then(
    (server) => complaintAboutServer(server, { variable, where, owns }),
    (error) => complaintAboutConnecting(error, { variable, where }),
  );
  if (complaint !== null) throw new Error(complaint);
}

/** @param {string} address */
async function askServer(address) {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: CONNECTING_MS });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return (await client.query(QUESTION)).rows[0];
  } finally {
    await client.end().catch(() => undefined);
  }
}

const QUESTION = `SELECT current_setting('server_version_num')::int AS version,
  current_setting('server_version') AS "versionName", current_setting('server_encoding') AS encoding,
  pg_is_in_recovery() AS "isStandby", current_user AS "user", current_database() AS database,
  has_schema_privilege(current_schema(), 'CREATE')
    AND has_database_privilege(current_database(), 'CREATE') AS "mayCreate",
  ARRAY(SELECT needed FROM unnest('{pg_trgm,unaccent}'::text[]) AS needed WHERE NOT EXISTS (
    SELECT FROM pg_available_extensions WHERE name = needed)) AS "lacking"`;

/** @typedef {{ server: string, user: string, database: string }} Where the address, as it is told to people */

/**
 * @param {string} variable
 * @param {string} address
 * @returns {Where}
 */
function readAddress(variable, address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !["postgres:", "postgresql:"].includes(url.protocol)) {
    throw new Error(
      `${variable} is no address of a database. Write it like postgresql://assay:secret@db.example.org:5432/assay, with characters such as @ and / in the password as %40 and %2F.`,
    );
  }
  return {
    server: `${url.hostname}:${url.port || 5432}`,
    user: decodeURIComponent(url.username),
    database: decodeURIComponent(url.pathname.slice(1)),
  };
}

/**
 * What stands against a server that answers, or null.
 *
 * @param {{ version: number, versionName: string, encoding: string, isStandby: boolean, user: string, database: string, mayCreate: boolean | null, lacking: readonly string[] }} server
 * @param {{ variable: string, where: Where, owns: boolean }} asked
 */
export function complaintAboutServer(server, { variable, where, owns }) {
  if (server.version < OLDEST * 10_000)
    return `The PostgreSQL at ${where.server} is version ${server.versionName}; Assay needs ${OLDEST} or newer.`;
  if (server.encoding !== "UTF8")
    return `The database ${server.database} is encoded as ${server.encoding}. Make one with ENCODING 'UTF8'.`;
  if (server.isStandby)
    return `The PostgreSQL at ${where.server} is a standby, which takes no changes. Name the primary in ${variable}.`;
  if (owns && server.mayCreate !== true)
    return `The role ${server.user} may not make tables in the database ${server.database}. Let it own the database (ALTER DATABASE … OWNER TO …), or name the owner in DATABASE_OWNER_URL.`;
  if (owns && server.lacking.length > 0)
    return `The PostgreSQL at ${where.server} lacks ${server.lacking.join(" and ")}, which searching needs. Install the modules that come with PostgreSQL (on Debian the server's package has them, elsewhere it is called postgresql-contrib) and start again.`;
  return null;
}

/**
 * Why a connection failed, in words and with what to do.
 *
 * @param {Error} error
 * @param {{ variable: string, where: Where }} asked
 */
export function complaintAboutConnecting(error, { variable, where }) {
  const check = `Check ${variable}.`;
  const code = errorCode(error);
  switch (code) {
    case "28P01":
    case "28000":
      return `The database at ${where.server} does not let ${where.user || "this role"} in: ${error.message}. ${check}`;
    case "3D000":
      return `There is no database ${where.database} at ${where.server}. Make it (CREATE DATABASE), or correct ${variable}.`;
    case "42501":
      return `The role ${where.user} may not use the database ${where.database}: ${error.message}. ${check}`;
    case "53300":
      return `The database at ${where.server} takes no more connections now (${error.message}). Try again later.`;
    default:
      return isUnreachable(error, code)
        ? `No PostgreSQL answers at ${where.server} (${code ?? error.message}). Is it running, and reachable from this machine? ${check}`
        : `The database at ${where.server} cannot be used: ${error.message}. ${check}`;
  }
}

/**
 * @param {Error} error
 * @param {string | undefined} code
 */
const isUnreachable = ({ message }, code = "") =>
  /^(ECONN\w+|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EPIPE|57P0\d)$/.test(code) ||
  /timeout|timed out|terminated/i.test(message);
