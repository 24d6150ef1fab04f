import { Socket } from "node:net";

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
