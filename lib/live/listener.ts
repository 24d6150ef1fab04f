import postgres from "postgres";
import { environment } from "../env";

/** What is heard on a channel. */
export type Ear = {
  readonly hear: (payload: string) => void;
  /** Notices may have been missed, because the connection was away: look for yourself. */
  readonly lookAgain: () => void;
};

/**
 * Hears what Postgres tells on a channel, for as long as the process runs, over its one listening connection; one ear
 * a channel for each `whose`. Resolves when listening is in place, so that nothing told later is missed; rejects when
 * the database cannot be reached.
 */
export async function listenTo(channel: string, ear: Ear, whose = "feeds"): Promise<void> {
  keeper.assayListener ??= { connection: connect(), channels: new Map() };
  const { channels, connection } = keeper.assayListener;
  const heard = channels.get(channel) ?? listen(connection, channel);
  channels.set(channel, heard);
  if (!heard.ears.has(whose)) heard.ears.set(whose, ear);
  try {
    await heard.ready;
  } catch (error) {
    channels.delete(channel);
    if (channels.size === 0 && keeper.assayListener?.connection === connection) await hangUp();
    throw error;
  }
}

/** Ends this process's listening connection; whoever listens next opens a new one. */
export async function hangUp(): Promise<void> {
  const listener = keeper.assayListener;
  keeper.assayListener = undefined;
  await listener?.connection.end({ timeout: 1 });
}

type Heard = { readonly ready: Promise<unknown>; readonly ears: Map<string, Ear> };

type Listener = {
  readonly connection: postgres.Sql;
  readonly channels: Map<string, Heard>;
};

// Next's development server loads modules anew after each change; the connection must outlive that.
const keeper: typeof globalThis & { assayListener?: Listener | undefined } = globalThis;

const LONGEST_PAUSE_S = 1;

function connect(): postgres.Sql {
  return postgres(environment().DATABASE_URL, {
    max: 1,
    idle_timeout: 0,
    connect_timeout: 5,
    backoff: (tries) => Math.min(LONGEST_PAUSE_S, 0.05 * 2 ** tries),
    onnotice: () => undefined,
  });
}

function listen(connection: postgres.Sql, channel: string): Heard {
  const ears = new Map<string, Ear>();
  let isFirst = true;
  const hear = (payload: string) => {
    for (const ear of ears.values()) ear.hear(payload);
  };
  const ready = connection.listen(channel, hear, () => {
    if (!isFirst) for (const ear of ears.values()) ear.lookAgain();
    isFirst = false;
  });
  return { ready, ears };
}
