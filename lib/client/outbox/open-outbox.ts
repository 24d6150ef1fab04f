import { openIndexedOutbox } from "./indexed-outbox";
import { memoryOutbox, type Outbox, withMemory } from "./outbox";

/** Opens a person's outbox on an article, with what waits from before. In memory only where the browser refuses. */
export async function openOutbox(userId: string, articleId: string): Promise<Outbox> {
  try {
    return withMemory(await openIndexedOutbox(`${userId}:${articleId}`));
  } catch (refusal) {
    if (refusal instanceof DOMException) return memoryOutbox();
    throw refusal;
  }
}
