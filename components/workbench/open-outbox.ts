import { openIndexedOutbox } from "./indexed-outbox";
import { browserStorage } from "./kept-storage";
import { legacyOutboxKey, moveLegacyOutbox } from "./legacy-outbox";
import { memoryOutbox, type Outbox, withMemory } from "./outbox";

/** Opens a person's outbox on an article, with what waits from before. In memory only where the browser refuses. */
export async function openOutbox(userId: string, articleId: string, at: string): Promise<Outbox> {
  const outbox = await keptOrMemory(`${userId}:${articleId}`);
  await moveLegacyOutbox(browserStorage(), legacyOutboxKey(userId, articleId), outbox, at);
  return outbox;
}

async function keptOrMemory(owner: string): Promise<Outbox> {
  try {
    return withMemory(await openIndexedOutbox(owner));
  } catch (refusal) {
    if (refusal instanceof DOMException) return memoryOutbox();
    throw refusal;
  }
}
