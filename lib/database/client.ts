import { Socket } from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { environment } from "../env";
import { PrismaClient } from "./generated/client";
import { isConnectionLoss } from "./unavailable";

/** Longer than any one question takes, also the largest import. */
const SILENCE_MS = 60_000;

// Next's development server loads modules anew after each change; the connections must not be among them.
const keeper: typeof globalThis & {
  assayDatabase?: PrismaClient | undefined;
  assayPool?: pg.Pool | undefined;
} = globalThis;

/** The one database client of this process, made at first use from `DATABASE_URL`. */
export function database(): PrismaClient {
  keeper.assayDatabase ??= new PrismaClient({ adapter: new PrismaPg(pool()) });
  return keeper.assayDatabase;
}

/** A question that Postgres prepares once a connection; its name stands for its text. */
export type Prepared = { readonly name: string; readonly text: string };

/**
 * Asks what is asked for every command, over the same connections as the client but past it: going through the client
 * takes longer than Postgres takes to answer. The caller names the rows that the text gives.
 */
export async function askPrepared<Row extends pg.QueryResultRow>(
  { name, text }: Prepared,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const { rows } = await pool().query<Row>({ name, text, values: [...values] });
  return rows;
}

/** Closes this process's connections; the next use opens new ones. */
export async function disconnect(): Promise<void> {
  const { assayDatabase, assayPool } = keeper;
  keeper.assayDatabase = undefined;
  keeper.assayPool = undefined;
  await assayDatabase?.$disconnect();
  await assayPool?.end();
}

function pool(): pg.Pool {
  keeper.assayPool ??= connect();
  return keeper.assayPool;
}

function connect(): pg.Pool {
  const { DATABASE_URL, ASSAY_DATABASE_CONNECTIONS } = environment();
  const connections = new pg.Pool({
    connectionString: DATABASE_URL,
    max: ASSAY_DATABASE_CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 10_000,
    stream: () => impatientSocket(SILENCE_MS),
  });
  // A connection that is lost while nobody uses it is replaced at the next use.
  connections.on("error", () => undefined);
  return connections;
}

/**
 * A socket to the database that gives up when nothing has come or gone for `silenceMs` milliseconds: a machine that was
 * frozen or a line that was cut says nothing at all, and whoever asked would wait for as long as TCP tries, a quarter
 * of an hour. Whoever keeps connections closes those that nobody uses well before.
 */
export function impatientSocket(silenceMs: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(silenceMs, () => socket.destroy(new DatabaseSilent(silenceMs)));
}

class DatabaseSilent extends Error {
  readonly code = "ETIMEDOUT";

  constructor(silenceMs: number) {
    super(`The database said nothing for ${silenceMs / 1000} s`);
    this.name = "DatabaseSilent";
  }
}

/** Whether the database answers. */
export async function checkDatabase(): Promise<boolean> {
  try {
    await database().$queryRaw`SELECT 1`;
    return true;
  } catch (error) {
    if (isConnectionLoss(error)) return false;
    throw error;
  }
}
