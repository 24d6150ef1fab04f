import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as binding from "@prisma/schema-engine-wasm/schema_engine_bg";

/**
 * Runs `work` with Prisma's own schema engine, compiled to WebAssembly and connected to the database. No engine
 * binary is needed, so none is downloaded.
 *
 * @template T
 * @param {string} databaseUrl the role that owns the database's objects
 * @param {(engine: import("@prisma/schema-engine-wasm").SchemaEngine) => Promise<T>} work
 * @param {[string, string][]} [datamodels] path and text of the Prisma schema, where the work needs it
 * @returns {Promise<T>}
 */
export async function withSchemaEngine(databaseUrl, work, datamodels) {
  await loadEngine();
  const adapter = new PrismaPg({ connectionString: databaseUrl, max: 2 });
  /** @type {{ dispose(): Promise<void> }[]} */
  const pools = [];
  /** @type {import("@prisma/driver-adapter-utils").SqlMigrationAwareDriverAdapterFactory} */
  const factory = {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: async () => {
      const connection = await adapter.connect();
      sendWholeScripts(connection);
      readInternalChar(connection);
      pools.push(connection);
      return connection;
    },
    connectToShadowDb: async () => {
      throw new Error("The shadow database is made by scripts/new-migration.mjs, not by the engine.");
    },
  };
  const engine = await binding.SchemaEngine.new(
    { datamodels },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await Promise.all(pools.map((pool) => pool.dispose()));
  }
}

/**
 * The adapter cuts a script at every semicolon, which breaks the bodies of functions. Sent whole, Postgres reads it
 * itself and runs it as one transaction: a migration that fails leaves nothing behind.
 *
 * @param {Connection} connection
 */
function sendWholeScripts(connection) {
  const { onError } = insidesOf(connection);
  connection.executeScript = async (script) => {
    try {
      await connection.underlyingDriver().query(script);
    } catch (error) {
      onError.call(connection, error);
    }
  };
}

/** @typedef {Awaited<ReturnType<PrismaPg["connect"]>>} Connection */

/**
 * @typedef {object} Insides what the adapter keeps to itself, and what has to be put right there
 * @property {(query: object) => Promise<import("pg").QueryArrayResult>} performIO
 * @property {(error: unknown) => never} onError
 */

/**
 * @param {Connection} connection
 * @returns {Insides}
 */
const insidesOf = (connection) => /** @type {Insides} */ (/** @type {unknown} */ (connection));

const INTERNAL_CHAR = 18;
const BPCHAR = 1042;

/**
 * The engine reads Postgres' catalogue, whose one-letter columns have a type that the adapter does not know.
 *
 * @param {Connection} connection
 */
function readInternalChar(connection) {
  const insides = insidesOf(connection);
  const performIO = insides.performIO.bind(connection);
  const queryRaw = connection.queryRaw.bind(connection);
  /** @type {WeakMap<object, readonly number[]>} */
  const letters = new WeakMap();
  insides.performIO = async (query) => {
    const answer = await performIO(query);
    const fields = answer.fields ?? [];
    const own = [...fields.entries()].filter(([, field]) => field.dataTypeID === INTERNAL_CHAR);
    for (const [, field] of own) field.dataTypeID = BPCHAR;
    letters.set(
      query,
      own.map(([at]) => at),
    );
    return answer;
  };
  connection.queryRaw = async (query) => {
    const answer = await queryRaw(query);
    for (const at of letters.get(query) ?? []) answer.columnTypes[at] = ColumnTypeEnum.Character;
    return answer;
  };
}

/** @type {Promise<void> | undefined} */
let loading;

function loadEngine() {
  loading ??= instantiate();
  return loading;
}

async function instantiate() {
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = readFileSync(path.join(path.dirname(script), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": binding });
  binding.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start !== "function") throw new Error("The schema engine cannot be started.");
  start();
}
