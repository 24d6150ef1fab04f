import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { memoryOutbox, type Outbox, type WaitingCommand, withMemory } from "./outbox";

/** Opens a person's outbox on an article, with what waits from before. In memory only where the browser refuses. */
export async function openOutbox(userId: string, articleId: string): Promise<Outbox> {
  try {
    return withMemory(await openIndexedOutbox(`${userId}:${articleId}`));
  } catch (refusal) {
    if (refusal instanceof DOMException) return memoryOutbox();
    throw refusal;
  }
}

/** An earlier release kept neither what the author saw, nor whether it was sent: it may have been; and knew no lists. */
type Kept = Omit<WaitingCommand, "seen" | "isFixed" | "batch"> & {
  readonly seen?: WaitingCommand["seen"];
  readonly batch?: WaitingCommand["batch"];
  readonly isFixed?: boolean;
  /** Counts up over all tabs: the order of sending. */
  readonly place?: number;
  readonly owner: string;
  readonly commandId: string;
};

type Schema = DBSchema & {
  outbox: {
    key: number;
    value: Kept;
    indexes: { "by-owner": string; "by-command": string };
  };
};

/** The browser's database of this desk. Rejects with a DOMException where the browser keeps nothing. */
async function openIndexedOutbox(owner: string): Promise<Outbox> {
  const database = await open();
  return {
    read: async () => (await database.getAllFromIndex("outbox", "by-owner", owner)).map(readBack),
    add: (waiting) =>
      add(
        database,
        waiting.map((each) => ({ ...each, owner, commandId: each.command.commandId })),
      ),
    revise: (waiting) => revise(database, waiting),
    remove: (commandId) => remove(database, commandId),
    isKept: () => true,
  };
}

async function open(): Promise<IDBPDatabase<Schema>> {
  if (globalThis.indexedDB === undefined) throw new DOMException("No IndexedDB here.", "NotSupportedError");
  return openDB<Schema>("assay", 1, {
    upgrade: (database) => {
      const outbox = database.createObjectStore("outbox", { keyPath: "place", autoIncrement: true });
      outbox.createIndex("by-owner", "owner");
      outbox.createIndex("by-command", "commandId", { unique: true });
    },
    // A newer release of the desk in another tab needs the way free.
    blocking: (_, __, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
}

/** Resolves when they are on disk, so that a crash right after loses nothing. */
async function add(database: IDBPDatabase<Schema>, all: readonly Kept[]): Promise<void> {
  const transaction = database.transaction("outbox", "readwrite", { durability: "strict" });
  for (const kept of all) {
    const known = await transaction.store.index("by-command").getKey(kept.commandId);
    if (known === undefined) await transaction.store.add(kept);
  }
  await transaction.done;
}

async function revise(
  database: IDBPDatabase<Schema>,
  waiting: WaitingCommand,
): Promise<WaitingCommand | null> {
  const transaction = database.transaction("outbox", "readwrite");
  const kept = await transaction.store.index("by-command").get(waiting.command.commandId);
  const isOpen = kept !== undefined && !readBack(kept).isFixed;
  if (isOpen) await transaction.store.put({ ...kept, ...waiting });
  await transaction.done;
  return kept === undefined ? null : isOpen ? waiting : readBack(kept);
}

async function remove(database: IDBPDatabase<Schema>, commandId: string): Promise<void> {
  const transaction = database.transaction("outbox", "readwrite");
  const place = await transaction.store.index("by-command").getKey(commandId);
  if (place !== undefined) await transaction.store.delete(place);
  await transaction.done;
}

function readBack({
  command,
  seen = null,
  draft,
  at,
  tab,
  batch = null,
  isFixed = true,
}: Kept): WaitingCommand {
  return { command, seen, draft, at, tab, batch, isFixed };
}
