import { askApi } from "../ask-api";

/** Events of the stream that are not the ledger's, by name. They have no id and are never repeated. */
export const NAMED_EVENTS = ["presence"] as const;

type Listener = (data: string) => void;

/** Who listens to which of them in this tab. */
export class NamedListeners {
  readonly #byName = new Map<string, Set<Listener>>();

  /** Returns what ends it. */
  add(name: string, listener: Listener): () => void {
    const listeners = this.#byName.get(name) ?? new Set();
    this.#byName.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  tell(name: string, data: string): void {
    for (const listener of this.#byName.get(name) ?? []) listener(data);
  }
}

/** What a named event of the article's stream would say now, as data; null when the server could not be asked. */
export async function fetchNamed(
  articleId: string,
  name: (typeof NAMED_EVENTS)[number],
): Promise<string | null> {
  const answer = await askApi(`GET /api/v1/articles/{id}/${name}`, { params: { id: articleId } });
  return answer.ok ? JSON.stringify(answer.value) : null;
}
