import { PrismaPg } from "@prisma/adapter-pg";
import { environment } from "../env";
import { PrismaClient } from "./generated/client";

// Next's development server loads modules anew after each change; the client must not be one of them.
const keeper: typeof globalThis & { assayDatabase?: PrismaClient | undefined } = globalThis;

/** The one database client of this process, made at first use from `DATABASE_URL`. */
export function database(): PrismaClient {
  keeper.assayDatabase ??= connect();
  return keeper.assayDatabase;
}

/** Closes this process's connections; the next use opens new ones. */
export async function disconnect(): Promise<void> {
  await keeper.assayDatabase?.$disconnect();
  keeper.assayDatabase = undefined;
}

function connect(): PrismaClient {
  const { DATABASE_URL, ASSAY_DATABASE_CONNECTIONS } = environment();
  const adapter = new PrismaPg({
    connectionString: DATABASE_URL,
    max: ASSAY_DATABASE_CONNECTIONS,
    connectionTimeoutMillis: 5_000,
  });
  return new PrismaClient({ adapter });
}
