import { pathToFileURL } from "node:url";
import { type ArticleAccess, openArticle, openWorkspace, type WorkspaceAccess } from "../lib/database/access";
import { addArticle } from "../lib/database/articles/articles";
import { database, disconnect } from "../lib/database/client";
import { commitCommands } from "../lib/database/ledger/commit-command";
import { addMemberAsOperator } from "../lib/database/people/members";
import { createUser } from "../lib/database/people/users";
import { createWorkspace } from "../lib/database/people/workspaces";
import { must, roleOf, SEATS, type Seat } from "../lib/database/testing/test-desk";
import type { ActorId } from "../lib/domain/ids";
import { readArticle } from "../lib/intake/read-article";
import { commandSchema } from "../lib/ledger/shapes/command";
import { deriveDirection } from "../lib/text/direction";
import { demoCommandId, LAST_DEMO_COMMAND } from "./demo/demo-commands.mjs";
import { desertLibrary } from "./demo/desert-library";
import { ferryLine } from "./demo/ferry-line";
import type { Act, Story } from "./demo/story";

export const DEMO_PASSWORD = "assay-demo";
const DEMO_SLUG = "demo";
const HOUR_MS = 3_600_000;

const STORIES = [
  { story: desertLibrary, hoursAgo: 30 },
  { story: ferryLine, hoursAgo: 26 },
] as const;
const LAST_ACT = STORIES.at(-1)?.story.acts.at(-1);

const NAMES: Readonly<Record<Seat, string>> = {
  owner: "Owner",
  editor: "Editor",
  reviewer1: "Reviewer 1",
  reviewer2: "Reviewer 2",
  viewer: "Viewer",
};

/**
 * Sets up the demo desk: five people, two articles, all through real commands. What is there already is left as it is,
 * so a setting-up that was killed is completed by the next one.
 */
export async function seed(now: Date = new Date()): Promise<void> {
  if ((await database().workspace.count({ where: { slug: DEMO_SLUG } })) === 0) {
    must(await createWorkspace({ slug: DEMO_SLUG, name: "Demo desk" }));
  }
  const people = new Map<Seat, ActorId>();
  for (const seat of SEATS) people.set(seat, await join(seat));
  let count = 0;
  for (const { story, hoursAgo } of STORIES) {
    const begin = new Date(now.getTime() - hoursAgo * HOUR_MS);
    const articleId = await findOrAdd(story, people, begin);
    let at = begin.getTime();
    for (const each of story.acts) {
      at += each.after * 60_000;
      count += 1;
      const commandId = each === LAST_ACT ? LAST_DEMO_COMMAND : demoCommandId(count);
      await play(each, commandId, await open(people, each.seat, articleId), new Date(at));
    }
  }
}

async function join(seat: Seat): Promise<ActorId> {
  const email = `${seat}@demo.assay`;
  const known = await database().user.findUnique({ where: { email } });
  const userId =
    known?.id ?? must(await createUser({ name: NAMES[seat], email, password: DEMO_PASSWORD })).userId;
  must(await addMemberAsOperator(DEMO_SLUG, email, roleOf(seat)));
  return userId as ActorId;
}

async function findOrAdd(
  { details, markdown }: Story,
  people: ReadonlyMap<Seat, ActorId>,
  begin: Date,
): Promise<string> {
  const where = { title: details.title, workspace: { slug: DEMO_SLUG } };
  const known = await database().article.findFirst({ where, select: { id: true } });
  if (known !== null) return known.id;
  const { document, text, words } = must(readArticle({ content: markdown, format: "markdown" }));
  const direction = deriveDirection(text, details.language);
  const desk = await enter(people, "editor");
  return must(await addArticle(desk, { ...details, direction, document, text, words }, () => begin)).id;
}

async function play({ command }: Act, commandId: string, access: ArticleAccess, at: Date): Promise<void> {
  must(await commitCommands(access, [commandSchema.parse({ commandId, ...command })], () => at));
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
