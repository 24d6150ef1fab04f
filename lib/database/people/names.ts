import type { Failure } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import type { Result } from "../../domain/result";
import { OPERATOR, OPERATOR_NAME } from "../../ledger/desk/desk-entry";
import type { ArticleAccess, WorkspaceAccess } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { attemptRead } from "../unavailable";

/** What the caller is called now. */
export async function readActorName({
  actor,
}: WorkspaceAccess | ArticleAccess): Promise<Result<string, Failure>> {
  return attemptRead(async () => {
    const found = await database().actor.findUnique({ where: { id: actor }, select: { name: true } });
    return found?.name ?? "";
  });
}

/** Names of everyone who is, was or ever acted in the workspace: members, former ones, tokens, the command line, and who only the ledgers still know; of an article also whoever a claim was given to. */
export async function actorNames(
  access: WorkspaceAccess | ArticleAccess,
): Promise<Result<ReadonlyMap<ActorId, string>, Failure>> {
  const articleId = "articleId" in access ? access.articleId : null;
  return attemptRead(async () => {
    const rows = await database().$queryRaw<{ id: string; name: string }[]>`
      SELECT actor.id, actor.name FROM actor
      WHERE EXISTS (SELECT FROM membership WHERE workspace_id = ${access.workspaceId}::uuid AND user_id = actor.id)
        OR EXISTS (SELECT FROM api_token WHERE workspace_id = ${access.workspaceId}::uuid AND id = actor.id)
        OR EXISTS (
          SELECT FROM ledger_entry JOIN article ON article.id = ledger_entry.article_id
          WHERE ledger_entry.actor_id = actor.id AND article.workspace_id = ${access.workspaceId}::uuid)
        OR EXISTS (SELECT FROM former_member WHERE workspace_id = ${access.workspaceId}::uuid AND user_id = actor.id)
        OR EXISTS (SELECT FROM desk_entry WHERE workspace_id = ${access.workspaceId}::uuid AND actor_id = actor.id)
        OR actor.id IN (
          SELECT (data->>'userId')::uuid FROM ledger_entry
          WHERE article_id = ${articleId}::uuid AND type = 'claim-assigned')`;
    return new Map([[OPERATOR, OPERATOR_NAME], ...rows.map(branded.actor).map(nameOf)]);
  });
}

const nameOf = ({
  id,
  name,
}: {
  readonly id: ActorId;
  readonly name: string;
}): readonly [ActorId, string] => [id, name];
