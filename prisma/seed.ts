import { pathToFileURL } from "node:url";
import { type ArticleAccess, openArticle, openWorkspace, type WorkspaceAccess } from "../lib/database/access";
import { addArticle } from "../lib/database/articles";
import { database, disconnect } from "../lib/database/client";
import { commitCommands } from "../lib/database/commit-command";
import { addMemberAsOperator } from "../lib/database/members";
import { must, roleOf, SEATS, type Seat } from "../lib/database/test-desk";
import { createUser } from "../lib/database/users";
import { createWorkspace } from "../lib/database/workspaces";
import type { ActorId } from "../lib/domain/ids";
import { environment } from "../lib/env";
import { readArticle } from "../lib/intake/read-article";
import { commandSchema } from "../lib/ledger/command";
import { deriveDirection } from "../lib/text/direction";
import { desertLibrary } from "./demo/desert-library";
import { ferryLine } from "./demo/ferry-line";
import type { Story } from "./demo/story";

export const DEMO_PASSWORD = "assay-demo";
const DEMO_SLUG = "demo";
const HOUR_MS = 3_600_000;

const NAMES: Readonly<Record<Seat, string>> = {
  owner: "Owner",
  editor: "Editor",
  reviewer1: "Reviewer 1",
  reviewer2: "Reviewer 2",
  viewer: "Viewer",
};

/** Sets up the demo desk in an empty database: five people, two articles, all through real commands. */
export async function seed(now: Date = new Date()): Promise<void> {
  if (environment().ASSAY_DEMO === "off" || (await database().user.count()) > 0) return;
  must(await createWorkspace({ slug: DEMO_SLUG, name: "Demo desk" }));
  const people = new Map<Seat, ActorId>();
  for (const seat of SEATS) people.set(seat, await join(seat));
  await tell(desertLibrary, people, new Date(now.getTime() - 30 * HOUR_MS));
  await tell(ferryLine, people, new Date(now.getTime() - 26 * HOUR_MS));
}

async function join(seat: Seat): Promise<ActorId> {
  const email = `${seat}@demo.assay`;
  const user = must(await createUser({ name: NAMES[seat], email, password: DEMO_PASSWORD }));
  must(await addMemberAsOperator(DEMO_SLUG, email, roleOf(seat)));
  return user.userId;
}

async function tell({ details, markdown, acts }: Story, people: ReadonlyMap<Seat, ActorId>, begin: Date) {
  const { document, text, words } = must(readArticle({ content: markdown, format: "markdown" }));
  const direction = deriveDirection(text, details.language);
  const desk = await enter(people, "editor");
  const article = must(await addArticle(desk, { ...details, direction, document, text, words }, () => begin));
  let at = begin.getTime();
  for (const { seat, after, command } of acts) {
    at += after * 60_000;
    const time = new Date(at);
    const access = await open(people, seat, article.id);
    must(await commitCommands(access, [commandSchema.parse(command)], () => time));
  }
}

async function enter(people: ReadonlyMap<Seat, ActorId>, seat: Seat): Promise<WorkspaceAccess> {
  return must(await openWorkspace(callerOf(people, seat), DEMO_SLUG));
}

async function open(
  people: ReadonlyMap<Seat, ActorId>,
  seat: Seat,
  articleId: string,
): Promise<ArticleAccess> {
  return must(await openArticle(callerOf(people, seat), articleId));
}

function callerOf(people: ReadonlyMap<Seat, ActorId>, seat: Seat) {
  const userId = people.get(seat);
  if (userId === undefined) throw new Error(`Nobody sits in the seat ${seat}.`);
  return { kind: "user", userId, sessionId: "" } as const;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await seed();
  await disconnect();
}
