/** The product's HTTP API as one API token uses it. */
export type Door = {
  readonly url: string;
  readonly secret: string;
};

/** Longer than any answer takes; a connection that died without a word must not be waited for for ever. */
const PATIENCE_MS = 10_000;

/** Asks the API once. Null when there was no answer: nobody knows what became of it. */
export async function ask(door: Door, path: string, body?: unknown): Promise<Response | null> {
  try {
    return await fetch(`${door.url}/api/v1${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { Authorization: `Bearer ${door.secret}`, "Content-Type": "application/json" },
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    return null;
  }
}

/** Asks until there is a good answer, and reads it. Throws when none comes in time. */
export async function askUntilAnswered(door: Door, path: string, body?: unknown): Promise<unknown> {
  const until = Date.now() + 120_000;
  while (Date.now() < until) {
    const answer = await ask(door, path, body);
    if (answer?.ok) return readJson(answer);
    if (answer !== null && answer.status < 500) {
      throw new Error(`${path} was refused with ${answer.status}: ${await answer.text()}`);
    }
    await pause(100);
  }
  throw new Error(`${path} got no answer in two minutes.`);
}

/** The body, or null when the connection broke in the middle of it. */
export async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return null;
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
