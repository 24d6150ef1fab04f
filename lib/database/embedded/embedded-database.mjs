import { mkdirSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { keptSecrets } from "./kept-secrets.mjs";
import { runningCluster, SUPERUSER, startCluster } from "./postgres-cluster.mjs";

const DATABASE = "assay";
const OWNER_ROLE = "assay_owner";
export const RUNTIME_ROLE = "assay_app";

/**
 * The embedded database of a data folder, running and ready: one role that owns its objects (migrations) and one,
 * with fewer rights, that the application uses.
 *
 * @param {string} dataFolder
 * @param {{ isDurable?: boolean, settings?: readonly string[] }} [options] `settings` of Postgres, `name=value`
 */
export async function openEmbeddedDatabase(dataFolder, options = {}) {
  prepareDataFolder(dataFolder);
  const secrets = keptSecrets(dataFolder);
  /** @param {{ port?: number }} more */
  const start = (more = {}) =>
    startCluster({
      folder: path.join(dataFolder, "postgres"),
      password: secrets.superuserPassword,
      ...options,
      ...more,
    });
  let cluster = await start();
  try {
    await prepareRoles(addresses(cluster.port, secrets).superuserUrl, secrets);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return {
    ...addresses(cluster.port, secrets),
    adopted: cluster.adopted,
    get pid() {
      return cluster.pid;
    },
    restart: async () => {
      cluster = await start({ port: cluster.port });
    },
    stop: () => cluster.stop(),
  };
}

/**
 * An embedded database that already runs, or null. Whoever started it may still need it: stop it only if they are gone.
 *
 * @param {string} dataFolder
 */
export async function findEmbeddedDatabase(dataFolder) {
  const secrets = keptSecrets(dataFolder);
  const cluster = await runningCluster({
    folder: path.join(dataFolder, "postgres"),
    password: secrets.superuserPassword,
  });
  return cluster === null ? null : { ...addresses(cluster.port, secrets), stop: cluster.stop };
}

/**
 * Others may walk through a new data folder (Postgres runs as another account when Assay runs as root), not look around.
 *
 * @param {string} dataFolder
 */
export function prepareDataFolder(dataFolder) {
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
}

/** @typedef {import("./kept-secrets.mjs").Secrets} Secrets */

/**
 * @param {number} port
 * @param {Secrets} secrets
 */
function addresses(port, secrets) {
  /**
   * @param {string} user
   * @param {string} password
   * @param {string} database
   */
  const address = (user, password, database) =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
  return {
    databaseUrl: address(RUNTIME_ROLE, secrets.appPassword, DATABASE),
    ownerUrl: address(OWNER_ROLE, secrets.ownerPassword, DATABASE),
    superuserUrl: address(SUPERUSER, secrets.superuserPassword, "postgres"),
  };
}

/**
 * @param {string} superuserUrl
 * @param {Secrets} secrets
 */
async function prepareRoles(superuserUrl, secrets) {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await keepRole(client, OWNER_ROLE, secrets.ownerPassword);
    await keepRole(client, RUNTIME_ROLE, secrets.appPassword);
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER_ROLE}`);
    await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${DATABASE} TO ${RUNTIME_ROLE}`);
  } finally {
    await client.end();
  }
}

/**
 * @param {pg.Client} client
 * @param {string} role
 * @param {string} password
 */
async function keepRole(client, role, password) {
  const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
  const verb = rowCount === 0 ? "CREATE" : "ALTER";
  await client.query(`${verb} ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
}
