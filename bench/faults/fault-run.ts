import { randomNumbers } from "../material";
import { claimCommands } from "./commands";
import { askUntilAnswered, type Door, pause } from "./door";
import { type Follower, followFeed } from "./follower";
import { type Verdict, verifyRun } from "./verify";
import { writeBurst } from "./writer";

export type Victim = "web" | "postgres" | "backend" | "parent";
/** Who is killed once how many commands of the burst were answered. */
export type Kill = { readonly victim: Victim; readonly after: number };

export type RunFigures = Verdict & {
  readonly seed: number;
  readonly kills: readonly Kill[];
  readonly acknowledged: number;
  readonly repeats: number;
  readonly reconnects: number;
  /** From the last kill until every command was acknowledged and everyone saw it. */
  readonly recoveryMs: number;
};

const WRITERS = 5;
const FOLLOWERS = 3;
const CLAIMS_A_WRITER = 6;
const COMMANDS = WRITERS * CLAIMS_A_WRITER * 4;
const RECOVERY_MS = 90_000;
const VICTIMS: readonly Victim[] = ["web", "postgres", "backend", "web", "postgres", "parent"];
const TEXT = Array.from(
  { length: 12 },
  (_, day) =>
    `On day ${day + 1} the ferry carried ${1_204 + day * 37} people and ${day * 3} bicycles over the bay.`,
).join("\n");

/**
 * One run: five writers send bursts of commands on one article while parts of the product are killed; then everything
 * that was acknowledged has to be there exactly once, and all who follow have to see it.
 */
export async function faultRun(
  doors: readonly Door[],
  seed: number,
  kill: (victim: Victim) => Promise<boolean>,
): Promise<RunFigures> {
  const random = randomNumbers(seed);
  const article = await addArticle(pick(doors, 0), seed);
  const followers = doors.slice(0, FOLLOWERS).map((door) => followFeed(door, article.id));
  const kills = planKills(random);
  const progress = { answered: 0 };
  const writing = doors.slice(0, WRITERS).map((door, at) => {
    const own = randomNumbers(seed * 31 + at);
    const claims = Array.from({ length: CLAIMS_A_WRITER }, () => claimCommands(own, article.revision));
    return writeBurst(door, article.id, claims.flat(), own, () => {
      progress.answered += 1;
    });
  });
  const killed = await strike(kills, progress, kill);
  const struckAt = performance.now();
  const written = await Promise.all(writing);
  const review = await agreed(pick(doors, 0), article.id, followers);
  const recoveryMs = performance.now() - struckAt;
  const acknowledged = written.flatMap((each) => each.acknowledged);
  const verdict = await verifyRun(article.id, acknowledged, followers, review);
  await Promise.all(followers.map((follower) => follower.stop()));
  return {
    ...verdict,
    complaints: [...verdict.complaints, ...written.flatMap((each) => each.refused)],
    seed,
    kills: killed,
    acknowledged: new Set(acknowledged.map((each) => each.command.commandId)).size,
    repeats: sum(written.map((each) => each.repeats)),
    reconnects: sum(followers.map((follower) => follower.reconnects())),
    recoveryMs: Math.round(recoveryMs),
  };
}

/** One or two kills in the middle of the burst. */
function planKills(random: () => number): readonly Kill[] {
  const count = random() < 0.7 ? 1 : 2;
  const kills = Array.from({ length: count }, () => ({
    victim: pick(VICTIMS, Math.floor(random() * VICTIMS.length)),
    after: Math.round(COMMANDS * (0.05 + 0.8 * random())),
  }));
  return kills.toSorted((one, other) => one.after - other.after);
}

async function strike(
  kills: readonly Kill[],
  progress: { readonly answered: number },
  kill: (victim: Victim) => Promise<boolean>,
): Promise<readonly Kill[]> {
  const done: Kill[] = [];
  for (const each of kills) {
    while (progress.answered < each.after) await pause(1);
    if (await kill(each.victim)) done.push(each);
  }
  return done;
}

/** The review as the server has it, once everyone who follows has seen as much. */
async function agreed(door: Door, articleId: string, followers: readonly Follower[]): Promise<unknown> {
  const until = performance.now() + RECOVERY_MS;
  for (;;) {
    const review = (await askUntilAnswered(door, `/articles/${articleId}/review`)) as { seq: number };
    const isSeen = followers.every((follower) => follower.seq() >= review.seq);
    if (isSeen || performance.now() > until) return review;
    await pause(100);
  }
}

async function addArticle(door: Door, seed: number) {
  const body = { title: `Fault run ${seed}`, content: TEXT, format: "text", allowDuplicate: true };
  return (await askUntilAnswered(door, "/workspaces/demo/articles", body)) as {
    readonly id: string;
    readonly revision: { readonly id: string; readonly text: string };
  };
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`There is no ${index} in a list of ${list.length}.`);
  return found;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
