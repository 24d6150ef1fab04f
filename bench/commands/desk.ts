import { type ArticleAccess, type Caller, openArticle, openWorkspace } from "../../lib/database/access";
import { addArticle } from "../../lib/database/articles/articles";
import { addMemberAsOperator } from "../../lib/database/people/members";
import { createUser } from "../../lib/database/people/users";
import { createWorkspace } from "../../lib/database/people/workspaces";
import type { Failure } from "../../lib/domain/failure";
import type { Result } from "../../lib/domain/result";
import { readArticle } from "../../lib/intake/read-article";

const TEXT = "The mayor opened the pier and said that a single crossing costs half of what it did in 2019.";

/** A desk with `count` short articles, ready to be written to. */
export async function addDesk(count: number): Promise<{ readonly at: (index: number) => ArticleAccess }> {
  const slug = `bench-${Date.now().toString(36)}`;
  take(await createWorkspace({ slug, name: "Bench" }));
  const user = take(await createUser({ name: "Writer", email: `${slug}@bench.test` }));
  take(await addMemberAsOperator(slug, user.email, "owner"));
  const caller: Caller = { kind: "user", userId: user.userId, sessionId: "bench" };
  const access = take(await openWorkspace(caller, slug));
  const { document, text, words } = take(readArticle({ content: TEXT, format: "text" }));
  const articles: ArticleAccess[] = [];
  for (let index = 0; index < count; index++) {
    const article = take(
      await addArticle(access, { title: `Article ${index}`, direction: "ltr", document, text, words }),
    );
    articles.push(take(await openArticle(caller, article.id)));
  }
  return { at: (index) => pick(articles, index) };
}

function pick(articles: readonly ArticleAccess[], index: number): ArticleAccess {
  const article = articles[index];
  if (article === undefined) throw new Error(`There is no article ${index}.`);
  return article;
}

/** The value, or an error that says what was refused: a measurement that goes on after a refusal measures nothing. */
export function take<T>(result: Result<T, Failure>): T {
  if (result.ok) return result.value;
  throw new Error(`Refused: ${JSON.stringify(result.failure)}`);
}
