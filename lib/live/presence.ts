import type { ArticleAccess } from "../database/access";
import { readActorName } from "../database/people/names";
import { sendNotices } from "../database/send-notices";
import { type Purse, spend } from "../domain/allowance";
import type { Failure } from "../domain/failure";
import type { ActorId } from "../domain/ids";
import type { PersonHere, TabSign } from "../domain/presence";
import { fail, ok, type Result } from "../domain/result";
import { announce } from "./announce";
import { FeedView } from "./feed-view";
import { listenTo } from "./listener";
import { PresenceHub } from "./presence-hub";

/** Takes in what somebody does in an article, or that they left, and tells everyone there. Too many signs are refused. */
export async function announcePresence(
  access: ArticleAccess,
  sign: Omit<TabSign, "actorId" | "name">,
): Promise<Result<null, Failure>> {
  const { actor, articleId } = access;
  if (!isWithinAllowance(actor)) return fail(TOO_MANY);
  const name = await readActorName(access);
  if (!name.ok) return name;
  hub().announce(articleId, { ...sign, actorId: actor, name: name.value });
  return ok(null);
}

/** Who is in an article, for no eyes in particular, and from now on also what other processes tell. Rejects when the database cannot be reached. */
export async function listPresence({ articleId }: ArticleAccess): Promise<readonly PersonHere[]> {
  const hears = hub();
  await listenTo(CHANNEL, { hear: (payload) => hears.hear(payload), lookAgain: () => hears.ask() });
  if (!keeper.assayPresenceAsked) {
    keeper.assayPresenceAsked = true;
    hears.ask();
  }
  return hears.people(articleId);
}

/** Lets somebody go whose access has ended; from the tabs of one session, where no more than that has ended. */
export function dismissPresence({ articleId, actor }: ArticleAccess, sessionId: string | null): void {
  hub().dismiss(articleId, actor, sessionId);
}

/** Forgets everyone, as a process does that ends. */
export function forgetPresence(): void {
  keeper.assayPresence?.close();
  keeper.assayPresence = undefined;
  keeper.assayPresenceAsked = false;
}

const CHANNEL = "assay_presence";

// Next's development server loads modules anew after each change; who is here must outlive that.
const keeper: typeof globalThis & {
  assayPresence?: PresenceHub | undefined;
  assayPresenceAsked?: boolean;
} = globalThis;

function hub(): PresenceHub {
  keeper.assayPresence ??= new PresenceHub({
    now: () => performance.now(),
    notify: (payloads) => void tellProcesses(payloads),
    tell: announce,
  });
  return keeper.assayPresence;
}

/** What cannot be sent now is said again by the next beat, so a database that is away needs no more than this. */
async function tellProcesses(payloads: readonly string[]): Promise<void> {
  try {
    await sendNotices(CHANNEL, payloads);
  } catch (error) {
    console.error(`Presence could not be told: ${error instanceof Error ? error.name : typeof error}`);
  }
}

const ALLOWANCE = { most: 40, perSecond: 10 };
/** More people than this in one process: then the oldest purses, long full again, are forgotten. */
const MOST_PURSES = 5_000;
const purses = new Map<ActorId, Purse>();

const TOO_MANY: Failure = {
  kind: "too-many-attempts",
  detail: "That is too many signs of presence. One every few seconds is enough.",
  retryAfterSeconds: 1,
};

function isWithinAllowance(actor: ActorId): boolean {
  const purse = spend(ALLOWANCE, purses.get(actor), performance.now());
  if (purse === null) return false;
  purses.delete(actor);
  purses.set(actor, purse);
  const [oldest] = purses.keys();
  if (purses.size > MOST_PURSES && oldest !== undefined) purses.delete(oldest);
  return true;
}

/** Who is in an article, as far as the caller may see. Rejects when the database cannot be reached. */
export async function readPresence(access: ArticleAccess): Promise<Result<readonly PersonHere[], Failure>> {
  return new FeedView(access).people(await listPresence(access));
}
