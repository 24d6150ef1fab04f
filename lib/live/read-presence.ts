import type { ArticleAccess } from "../database/access";
import type { Failure } from "../domain/failure";
import type { PersonHere } from "../domain/presence";
import type { Result } from "../domain/result";
import { FeedView } from "./feed-view";
import { listPresence } from "./presence";

/** Who is in an article, as far as the caller may see. Rejects when the database cannot be reached. */
export async function readPresence(access: ArticleAccess): Promise<Result<readonly PersonHere[], Failure>> {
  return new FeedView(access).people(await listPresence(access));
}
