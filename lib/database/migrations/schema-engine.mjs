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
 * @param {readonly [string, string][]} [datamodels] path and text of the Prisma schema, where the work needs it
 * @returns {Promise<T>}
 */
export async function withSchemaEngine(databaseUrl, work, datamodels) {
  await loadEngine();
  const adapter = new PrismaPg({ connectionString: databaseUrl, max: 2 });
  const pools = [];
  const factory = {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: async () => {
      const connection = await adapter.connect();
      connection.executeScript = wholeScript(connection);
      readInternalChar(connection);
      pools.push(connection);
      return connection;
    },
    connectToShadowDb: () => {
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
 */
const wholeScript = (connection) => async (script) => {
  try {
    await connection.underlyingDriver().query(script);
  } catch (error) {
    connection.onError(error);
  }
};

const INTERNAL_CHAR = 18;
const BPCHAR = 1042;

/** The engine reads Postgres' catalogue, whose one-letter columns have a type that the adapter does not know. */
function readInternalChar(connection) {
  const performIO = connection.performIO.bind(connection);
  const queryRaw = connection.queryRaw.bind(connection);
  const letters = new WeakMap();
  connection.performIO = async (query) => {
    const answer = await performIO(query);
    const fields = answer.fields ?? [];
    letters.set(
      query,
      new Set(fields.flatMap((field, at) => (field.dataTypeID === INTERNAL_CHAR ? [at] : []))),
    );
    for (const at of letters.get(query)) fields[at].dataTypeID = BPCHAR;
    return answer;
  };
  connection.queryRaw = async (query) => {
    const answer = await queryRaw(query);
    for (const at of letters.get(query)) answer.columnTypes[at] = ColumnTypeEnum.Character;
    return answer;
  };
}

let loading = null;

function loadEngine() {
  loading ??= instantiate();
  return loading;
}

async function instantiate() {
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = readFileSync(path.join(path.dirname(script), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": binding });
  binding.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}
