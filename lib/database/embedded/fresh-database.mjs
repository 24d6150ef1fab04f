import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";

/**
 * Vitest's set-up of a `*.db.test.ts` file: a migrated, empty database of its own. The environment names it before
 * the file's imports run: DATABASE_URL (the application's role) and DATABASE_OWNER_URL (the owner's).
 */
const server = inject("testDatabase");
const name = `test_${randomBytes(6).toString("hex")}`;

await asSuperuser((client) => client.query(`CREATE DATABASE ${name} TEMPLATE assay OWNER assay_owner`));
process.env["DATABASE_URL"] = naming(server.databaseUrl);
process.env["DATABASE_OWNER_URL"] = naming(server.ownerUrl);
process.env["NEXTAUTH_SECRET"] = server.sessionSecret;
process.env["ASSAY_LOG_KEY"] = server.logKey;
process.env["NEXTAUTH_URL"] = "http://localhost:3000";

afterAll(() => asSuperuser((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)));

/** @param {string} address */
function naming(address) {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.toString();
}

/** @param {(client: pg.Client) => Promise<unknown>} work */
async function asSuperuser(work) {
  const client = new pg.Client({ connectionString: server.superuserUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
