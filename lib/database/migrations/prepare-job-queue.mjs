import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";

const SCHEMA = "graphile_worker";

/**
 * Brings the queue that jobs wait in (the schema of graphile-worker, ADR 34) forward, as the owner, and lets the role
 * that the application runs as work with it. The running application never makes a table.
 *
 * @param {string} ownerUrl
 * @param {string} runtimeUrl
 */
export async function prepareJobQueue(ownerUrl, runtimeUrl) {
  await runMigrations({ connectionString: ownerUrl, schema: SCHEMA, logger: onlyErrors });
  const runtimeRole = decodeURIComponent(new URL(runtimeUrl).username);
  if (runtimeRole === "" || runtimeRole === decodeURIComponent(new URL(ownerUrl).username)) return;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await grantQueue(client, runtimeRole);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

/**
 * @param {pg.Client} client
 * @param {string} runtimeRole
 */
async function grantQueue(client, runtimeRole) {
  const role = client.escapeIdentifier(runtimeRole);
  await client.query(`GRANT USAGE ON SCHEMA ${SCHEMA} TO ${role}`);
  await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${SCHEMA} TO ${role}`);
  await client.query(`REVOKE INSERT, UPDATE, DELETE ON ${SCHEMA}.migrations FROM ${role}`);
  await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${SCHEMA} TO ${role}`);
  await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${SCHEMA} TO ${role}`);
  // Its tables show nobody but their owner a row (row level security without a policy).
  const policy = client.escapeIdentifier(`${runtimeRole} works`);
  for (const table of await closedTables(client, `${runtimeRole} works`))
    await client.query(`CREATE POLICY ${policy} ON ${table} TO ${role} USING (true) WITH CHECK (true)`);
}

/**
 * @param {pg.Client} client
 * @param {string} policy
 * @returns {Promise<readonly string[]>}
 */
async function closedTables(client, policy) {
  const { rows } = await client.query(
    `SELECT relname FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r' AND relrowsecurity
      AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polname = $2)`,
    [SCHEMA, policy],
  );
  return rows.map(({ relname }) => `${SCHEMA}.${client.escapeIdentifier(relname)}`);
}

const onlyErrors = new Logger(() => (level, message) => {
  if (level === "error") console.error(message);
});
