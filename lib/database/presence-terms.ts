import type { Failure } from "../domain/failure";
import type { Result } from "../domain/result";
import type { ArticleAccess } from "./access";
import { database } from "./client";
import { attemptRead } from "./unavailable";

/** How somebody may be shown in an article: under which name, and whether it hides who judges which claim. */
export type PresenceTerms = { readonly name: string; readonly hidesNames: boolean };

export async function readPresenceTerms({
  actor,
  articleId,
}: ArticleAccess): Promise<Result<PresenceTerms, Failure>> {
  return attemptRead(async () => {
    const [terms] = await database().$queryRaw<PresenceTerms[]>`
      SELECT actor.name, article.review_mode = 'independent' AND article.hides_names AS "hidesNames"
      FROM actor, article WHERE actor.id = ${actor}::uuid AND article.id = ${articleId}::uuid`;
    return terms ?? { name: "", hidesNames: true };
  });
}
