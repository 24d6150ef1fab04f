import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import type { ArticleId } from "../../domain/ids";
import { unpacked } from "../../report/testing/read-file";
import type { Handler } from "../door/handle";
import { showEdition, showEditions, showEmbed, showNewest } from "../public/public-report";
import { EXPORT_FORMATS } from "../reports/export-formats";
import { API } from "../routes/api-routes";
import type { RouteSpec } from "../routes/route-spec";
import type { TestDoor } from "./test-door";

/** A review whose every route is tried, and the things in it that tries speak of: for tests. */
export type TriedReview = {
  readonly door: TestDoor;
  readonly articleId: ArticleId;
  /** Its last entry. */
  readonly head: number;
  readonly claimId: string;
  /** Somebody's evidence, some that was removed, and a thread. */
  readonly sourceId: string;
  readonly goneId: string;
  readonly threadId: string;
  /** The public name of its editions. */
  readonly published: string;
  /** Words that its claims are searched for. */
  readonly words: readonly string[];
};

export type Headers = Readonly<Record<string, string>>;

/** How a route is tried: once, or once for each of these. */
type Try = {
  readonly query?: string;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

const ONCE: readonly Try[] = [{}];

/** Every operation of the API by its id, and how it is tried: a new one fails the tests until it is here. */
export const TRIES: Readonly<Record<string, (at: TriedReview) => readonly Try[]>> = {
  readHealth: () => ONCE,
  readOpenApi: () => ONCE,
  mailSignInLink: () => [{ json: { email: "nobody@desk.test" } }],
  readMe: () => ONCE,
  changeMe: () => [{ json: {} }],
  endSessions: () => [],
  listSessions: () => ONCE,
  endSession: () => [],
  restoreMember: () => [{ json: {} }],
  readInvitation: () => ONCE,
  acceptInvitation: () => [{ json: {} }],
  readWorkspace: () => ONCE,
  readWork: () => ONCE,
  changeWorkspace: () => [{ json: {} }],
  readScale: () => ONCE,
  replaceScale: () => [{ json: {} }],
  readImprint: () => ONCE,
  saveImprint: () => [{ json: {} }],
  listMembers: () => ONCE,
  setMember: () => [{ json: {} }],
  removeMember: () => [],
  listFormerMembers: () => ONCE,
  removeName: () => [],
  endMemberSessions: () => [],
  readAudit: ({ articleId }) =>
    ["json", "csv"].map((format) => ({ query: `article=${articleId}&format=${format}` })),
  listInvitations: () => ONCE,
  createInvitation: () => [{ json: {} }],
  revokeInvitation: () => ONCE,
  listTokens: () => ONCE,
  issueToken: () => [{ json: {} }],
  revokeToken: () => ONCE,
  readLogTimeStamp: () => ONCE,
  listWitnesses: () => ONCE,
  addWitness: () => [{ json: {} }],
  removeWitness: () => ONCE,
  listRecipients: () => ONCE,
  addRecipient: () => [{ json: {} }],
  removeRecipient: () => ONCE,
  listWebhooks: () => ONCE,
  addWebhook: () => [{ json: {} }],
  changeWebhook: () => [{ json: {} }],
  removeWebhook: () => ONCE,
  replaceWebhookSecret: () => ONCE,
  testWebhook: () => ONCE,
  listDeliveries: () => ONCE,
  readDelivery: () => ONCE,
  redeliver: () => ONCE,
  listArticles: ({ words }) => [
    {},
    ...words.map((word) => ({ query: `search=${word}` })),
    ...words.map((word) => ({ query: `q=${word}` })),
    { query: "status=checking" },
  ],
  createArticle: () => [{ json: {} }, { json: { arrivalId: randomUUID() } }],
  readIntake: () => [{ json: {} }, { json: { arrivalId: randomUUID() } }],
  importArticles: () => [{ json: {} }, { json: { items: [{ arrivalId: randomUUID() }] } }],
  searchClaims: ({ words }) => [
    ...words.map((word) => ({ query: `q=${word}` })),
    ...words.map((word) => ({ query: `near=${word}` })),
    { query: "from=2000-01-01" },
  ],
  readArticle: () => ONCE,
  describeArticle: () => [{ json: {} }],
  archiveArticle: () => [],
  restoreArticle: () => [],
  listRevisions: () => ONCE,
  readRevision: () => ONCE,
  readOriginal: () => ONCE,
  reviseArticle: () => [{ json: { content: "Fares rose.", format: "text", reason: "A try." } }],
  previewRevision: () => [{ json: { content: "Fares rose.", format: "text" } }, { json: { back: 1 } }],
  bringAnnotations: () => [{ query: "format=hypothesis&preview=true", json: { rows: [] } }],
  commitCommands: (at) =>
    onClaim(at, [
      ["describe-claim", { statement: "Mine.", version: 1 }],
      ["give-verdict", { rating: "true", rationale: "Mine.", version: 7 }],
      ["revise-evidence", { evidenceId: at.sourceId, note: "Mine.", version: 2 }],
      ["revise-evidence", { evidenceId: at.sourceId, note: "Mine.", version: 1 }],
      ["remove-evidence", { evidenceId: at.sourceId, reason: "Mine.", version: 1 }],
      ["add-evidence", { evidenceId: at.goneId, url: "https://port.example/", stance: "context" }],
      ["settle-claim", { rating: "true", rationale: "Mine.", version: 1 }],
      ["comment", { commentId: at.threadId, body: "Mine." }],
      ["comment", { commentId: randomUUID(), body: "Mine.", replyTo: at.threadId }],
      ["edit-comment", { commentId: at.threadId, body: "Mine." }],
      ["remove-comment", { commentId: at.threadId }],
      ["reopen-thread", { commentId: at.threadId }],
      ["withdraw-claim", { version: 1 }],
    ]).concat(judgedAndTakenBack(at)),
  readReview: (at) => [{}, ...everySeq(at).map((seq) => ({ query: `at=${seq}` }))],
  readChanges: (at) => everySeq(at).map((seq) => ({ query: `from=${seq}` })),
  readEvents: (at) => [
    {},
    { query: "after=3&limit=2" },
    ...everySeq(at).map((seq) => ({ query: `after=${seq}&limit=1` })),
  ],
  exportReport: ({ head }) =>
    EXPORT_FORMATS.flatMap(({ format }) =>
      ["", `&at=${head - 2}`, "&edition=1"].map((moment) => ({ query: `format=${format}${moment}` })),
    ),
  readArticleAgreement: () => [{}, { query: "format=csv" }],
  readWorkspaceAgreement: () => [{}, { query: "format=csv" }],
  listReports: () => ONCE,
  publishReport: () => [{ json: { commandId: randomUUID() } }],
  readOEmbed: ({ published }) => [
    {},
    { query: `url=${encodeURIComponent(`http://localhost:3000/r/${published}`)}` },
    { query: `url=${encodeURIComponent(`http://localhost:3000/r/${published}#claim-1`)}` },
  ],
  previewReport: () => [{ json: {} }, { json: { note: "Counted anew." } }],
  listNotifications: () => ONCE,
  countUnread: () => ONCE,
  unsubscribe: () => ONCE,
  markRead: () => [],
  readNotificationSettings: () => ONCE,
  changeNotificationSettings: () => [],
  readPresence: () => ONCE,
  tellPresence: () => [],
  leavePresence: () => [],
  readSeen: () => ONCE,
  markSeen: () => [],
  readLogCheckpoint: () => ONCE,
  readLogKey: () => ONCE,
  readLogTile: () => ONCE,
  proveEntry: (at) => everySeq(at).map((seq) => ({ query: `article=${at.articleId}&seq=${seq}` })),
  proveGrowth: () => [{ query: "from=0&to=1" }],
  readJob: () => ONCE,
  cancelJob: () => ONCE,
  readJobFile: () => ONCE,
};

const everySeq = ({ head }: TriedReview) => Array.from({ length: head }, (_, at) => at + 1);

/** Commands on the claim of the review. */
const onClaim = ({ claimId }: TriedReview, tries: readonly (readonly [string, object])[]): readonly Try[] =>
  tries.map(([type, fields]) => ({ json: { commandId: randomUUID(), type, claimId, ...fields } }));

/** A verdict beside a command that is refused: neither is carried out, and the refusal shows the claim. */
const judgedAndTakenBack = ({ claimId }: TriedReview): Try => {
  const verdict = { type: "give-verdict", claimId, rating: "true", rationale: "Mine." };
  const stale = { type: "describe-claim", claimId, statement: "Mine.", version: 1 };
  return { json: [verdict, stale].map((each) => ({ ...each, commandId: randomUUID() })) };
};

/** All that every route answers to somebody, by route; `tries` replaces how some are tried. */
export async function everyAnswer(
  review: TriedReview,
  headers: Headers,
  tries: typeof TRIES = {},
): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const [name, spec] of Object.entries(API)) {
    for (const each of (tries[name] ?? TRIES[name])?.(review) ?? ONCE) {
      const said = await answerOf(review, spec, { ...each, headers: { ...headers, ...each.headers } });
      answers.set(name, `${answers.get(name) ?? ""}\n${said}`);
    }
  }
  answers.set("feed", await feedUntil(review, headers));
  answers.set("public pages", await publicPages(review));
  return answers;
}

async function publicPages({ published }: TriedReview): Promise<string> {
  const params = Promise.resolve({ slug: published, number: "1" });
  const formats = EXPORT_FORMATS.map(({ format }) => `?format=${format}`);
  const said: string[] = [];
  for (const page of [showNewest, showEdition, showEditions, showEmbed]) {
    for (const query of ["", "?claim=1", ...formats])
      said.push(await textOf(await page(new Request(`http://localhost:3000/${query}`), { params })));
  }
  return said.join("\n");
}

/** What one route answers: its headers and its body. */
export async function answerOf(
  review: TriedReview,
  spec: Pick<RouteSpec, "method" | "path">,
  { query = "", json, headers = {} }: Try,
): Promise<string> {
  const handler = await handlerOf(spec);
  const request = new Request(`http://localhost:3000/?${query}`, {
    method: spec.method,
    headers: { "Content-Type": "application/json", ...headers },
    ...(json === undefined || spec.method === "GET" ? {} : { body: JSON.stringify(json) }),
  });
  const response = await handler(request, { params: Promise.resolve(paramsOf(review)) });
  if (response.status >= 500) throw new Error(`${spec.method} ${spec.path}?${query}: ${response.status}`);
  return textOf(response);
}

/** The headers and the body, unpacked. */
async function textOf(response: Response): Promise<string> {
  const body = new Uint8Array(await response.arrayBuffer());
  return `${JSON.stringify([...response.headers])}${await unpacked(body, "latin1")}`;
}

const paramsOf = ({ articleId, door }: TriedReview) => ({
  ...{ id: articleId, slug: door.slug, secret: "none", key: "none", userId: door.people.reviewer2 },
  ...{ tokenId: randomUUID(), witnessId: randomUUID(), recipientId: randomUUID() },
  ...{ webhookId: randomUUID(), deliveryId: randomUUID() },
  ...{ invitationId: randomUUID(), number: "1", tile: "0/000.p/1" },
});

/** What Next would call for an address. */
export async function handlerOf({ method, path }: Pick<RouteSpec, "method" | "path">): Promise<Handler> {
  const folder = path.replace("{tile}", "[...tile]").replaceAll("{", "[").replaceAll("}", "]");
  const file = resolve(import.meta.dirname, `../../../app${folder}/route.ts`);
  const module: Readonly<Record<string, Handler>> = await import(/* @vite-ignore */ file);
  const handler = module[method];
  if (handler === undefined) throw new Error(`${path} has no ${method}.`);
  return handler;
}

/** What the live feed says until the review's last entry has come. */
export async function feedUntil(review: TriedReview, headers: Headers): Promise<string> {
  const leaving = new AbortController();
  const request = new Request("http://localhost:3000/?after=0", {
    headers: { ...headers, Accept: "text/event-stream" },
    signal: leaving.signal,
  });
  const handler = await handlerOf(API.readEvents);
  const response = await handler(request, { params: Promise.resolve(paramsOf(review)) });
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let said = "";
  while (reader !== undefined && !said.includes(`id: ${review.head}\n`)) {
    const { done, value } = await reader.read();
    if (done) break;
    said += decoder.decode(value, { stream: true });
  }
  leaving.abort();
  return said;
}
