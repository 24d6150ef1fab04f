import pg from "pg";

/** Tables that the application may add to and read, and never change. Triggers refuse it too, whoever asks, but for report_tally, which can be counted again. */
const APPEND_ONLY = [
  ...["ledger_entry", "desk_entry", "revision", "report", "report_tally", "imprint", "original"],
  ...["log_leaf", "log_tile", "log_checkpoint", "log_cosignature", "log_time_stamp"],
];

/** Tables that are none of the application's business. */
const OWNER_ONLY = ["_prisma_migrations"];

/**
 * Gives the role that the application runs as what it needs on every table and function, and no more. Run after
 * migrations, as the owner. Nothing to do where one role is both.
 *
 * @param {string} ownerUrl
 * @param {string} runtimeUrl
 */
export async function grantRuntimeRights(ownerUrl, runtimeUrl) {
  const runtimeRole = decodeURIComponent(new URL(runtimeUrl).username);
  if (runtimeRole === "" || runtimeRole === decodeURIComponent(new URL(ownerUrl).username)) return;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const role = client.escapeIdentifier(runtimeRole);
    await client.query("BEGIN");
    await client.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
    await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`);
    await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
    await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO ${role}`);
    for (const table of await existing(client, APPEND_ONLY)) {
      await client.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM ${role}`);
    }
    for (const table of await existing(client, OWNER_ONLY)) {
      await client.query(`REVOKE ALL ON ${table} FROM ${role}`);
    }
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

/**
 * @param {pg.Client} client
 * @param {readonly string[]} tables
 */
async function existing(client, tables) {
  const { rows } = await client.query(
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename = ANY($1)",
    [tables],
  );
  return rows.map((row) => client.escapeIdentifier(row.tablename));
}
