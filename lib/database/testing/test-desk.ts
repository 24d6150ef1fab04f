import { randomUUID } from "node:crypto";
import type { Failure } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import type { Result } from "../../domain/result";
import type { Role } from "../../domain/role";
import {
  type Command,
  type CommandInput,
  type CommandType,
  commandSchema,
} from "../../ledger/shapes/command";
import { canonicalText } from "../../text/canonical-text";
import { countWords } from "../../text/count-words";
import type { ProseMirrorJson } from "../../text/document-json";
import { type ArticleAccess, type Caller, openArticle, openWorkspace, type WorkspaceAccess } from "../access";
import { type ArticleRecord, addArticle, type NewText } from "../articles/articles";
import { addMemberAsOperator } from "../people/members";
import { createSession } from "../people/sessions";
import { createUser } from "../people/users";
import { createWorkspace } from "../people/workspaces";

/** A workspace of its own with one person of each role and a second reviewer: for tests and the seed. */
export type TestDesk = {
  readonly slug: string;
  readonly people: Readonly<Record<Seat, ActorId>>;
  readonly enter: (seat: Seat) => Promise<WorkspaceAccess>;
  readonly open: (seat: Seat, articleId: string) => Promise<ArticleAccess>;
  readonly add: (text: string, title?: string) => Promise<ArticleRecord>;
};

export const SEATS = ["owner", "editor", "reviewer1", "reviewer2", "viewer"] as const;
export type Seat = (typeof SEATS)[number];

/** The value of a step that must not fail. */
export function must<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(`This had to succeed: ${JSON.stringify(result.failure)}`);
  return result.value;
}

export async function makeTestDesk(slug = `desk-${randomUUID()}`): Promise<TestDesk> {
  must(await createWorkspace({ slug, name: "A desk" }));
  const joined = await Promise.all(SEATS.map(async (seat) => [seat, await join(slug, seat)] as const));
  const people = Object.fromEntries(joined) as Record<Seat, ActorId>;
  const enter = async (seat: Seat) => must(await openWorkspace(await signIn(people[seat]), slug));
  return {
    slug,
    people,
    enter,
    open: async (seat, articleId) => must(await openArticle(await signIn(people[seat]), articleId)),
    add: async (text, title = "An article") =>
      must(await addArticle(await enter("editor"), { title, direction: "ltr", ...plainArticle(text) })),
  };
}

export async function signIn(userId: ActorId): Promise<Caller> {
  const { sessionId } = must(await createSession(userId));
  return { kind: "user", userId, sessionId };
}

/** A document with one paragraph a line. */
export function plainArticle(text: string): NewText {
  const paragraphs = text.split("\n").map((line) => ({
    type: "paragraph",
    ...(line === "" ? {} : { content: [{ type: "text", text: line }] }),
  }));
  const document: ProseMirrorJson = { type: "doc", content: paragraphs };
  const canonical = canonicalText(document);
  return { document, text: canonical, words: countWords(canonical) };
}

type Fields<Type extends CommandType> = Omit<Extract<CommandInput, { type: Type }>, "commandId" | "type">;

/** A command as a client would send it, parsed as the door does. */
export function makeCommand<Type extends CommandType>(type: Type, fields: Fields<Type>): Command {
  return commandSchema.parse({ commandId: randomUUID(), type, ...fields });
}

async function join(slug: string, seat: Seat): Promise<ActorId> {
  const user = must(await createUser({ name: seat, email: `${seat}@${slug}.test` }));
  must(await addMemberAsOperator(slug, user.email, roleOf(seat)));
  return user.userId;
}

/** The role that a seat comes with. */
export function roleOf(seat: Seat): Role {
  return seat === "reviewer1" || seat === "reviewer2" ? "reviewer" : seat;
}
