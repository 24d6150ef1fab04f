import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "../database/client";
import { commitCommands } from "../database/commit-command";
import { makeCommand, must, type Seat } from "../database/test-desk";
import type { ActorId, ArticleId } from "../domain/ids";
import { stopListening } from "../live/ledger-feed";
import { REPORT_WRITERS } from "../report/writers";
import { writeMention } from "../text/mentions";
import { API } from "./api-routes";
import type { Handler } from "./handle";
import type { RouteSpec } from "./route-spec";
import { cookieOf, openTestDoor, type TestDoor } from "./test-door";

/** What one reviewer writes and nobody who has not judged may read anywhere. */
const SECRETS = {
  rationale: "zq-secret-rationale",
  changed: "zq-secret-changed-rationale",
  retracted: "zq-secret-retraction",
  note: "zq-secret-note",
  newNote: "zq-secret-revised-note",
  removal: "zq-secret-removal",
  comment: "zq-secret-comment",
  reply: "zq-secret-reply",
  edited: "zq-secret-edited",
  returned: "zq-secret-return",
};

let door: TestDoor;
let articleId: ArticleId;
let head: number;
const [claimId, sourceId, goneId, ownId, threadId] = Array.from({ length: 5 }, () => randomUUID());

beforeAll(async () => {
  door = await openTestDoor();
  articleId = (await door.add("Fares rose by 4 per cent. The ferry is late.", "Ferries")).id;
  await act("editor", makeCommand("set-review-mode", { mode: "independent", requiredVerdicts: 2 }));
  const anchor = { quote: { exact: "Fares rose" } };
  await act("reviewer1", makeCommand("highlight-claim", { claimId: claimId ?? "", anchor }));
  await act("editor", makeCommand("assign-claim", { claimId: claimId ?? "", userId: door.people.reviewer1 }));
  await writeSecrets();
});
afterAll(async () => {
  await stopListening();
  await disconnect();
});

async function act(seat: Seat, ...commands: Parameters<typeof commitCommands>[1]): Promise<void> {
  head = must(await commitCommands(await door.open(seat, articleId), commands)).head.seq;
}

/** All that somebody can write on a claim, and change, and take back. */
async function writeSecrets(): Promise<void> {
  const on = { claimId: claimId ?? "" };
  const [evidenceId, commentId, replyId] = [sourceId ?? "", threadId ?? "", randomUUID()];
  const source = { ...on, url: "https://port.example/fares", stance: "refutes" as const, note: SECRETS.note };
  const verdict = (rationale: string) =>
    makeCommand("give-verdict", { ...on, rating: "misleading", rationale, confidence: "high" });
  await act(
    "reviewer2",
    makeCommand("add-evidence", { ...source, evidenceId }),
    makeCommand("add-evidence", { ...source, evidenceId: goneId ?? "" }),
    makeCommand("revise-evidence", { ...on, evidenceId, version: 1, note: SECRETS.newNote }),
    makeCommand("remove-evidence", { ...on, evidenceId: goneId ?? "", version: 1, reason: SECRETS.removal }),
    makeCommand("comment", {
      ...on,
      commentId,
      body: `${writeMention(door.people.reviewer1)} ${SECRETS.comment}`,
    }),
    makeCommand("comment", { ...on, commentId: replyId, body: SECRETS.reply, replyTo: commentId }),
    makeCommand("edit-comment", { ...on, commentId: replyId, body: SECRETS.edited }),
    makeCommand("resolve-thread", { ...on, commentId }),
    verdict(SECRETS.rationale),
    makeCommand("retract-verdict", { ...on, reason: SECRETS.retracted }),
    verdict(SECRETS.rationale),
    verdict(SECRETS.changed),
    makeCommand("describe-claim", { ...on, statement: "Fares rose by four per cent.", version: 1 }),
  );
  await act(
    "reviewer1",
    makeCommand("add-evidence", { ...source, evidenceId: ownId ?? "", note: "My own note." }),
  );
  await act("editor", makeCommand("return-claim", { ...on, reason: SECRETS.returned, version: 2 }));
}

/** How a route is tried: once, or once for each of these. */
type Try = {
  readonly query?: string;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

const ONCE: readonly Try[] = [{}];
const sent = (type: string, fields: object): Try => ({
  json: { commandId: randomUUID(), type, claimId, ...fields },
});
const everySeq = () => Array.from({ length: head }, (_, at) => at + 1);

/** Every operation of the API by its id: a new one fails the test until it says here how it is tried. */
const TRIES: Readonly<Record<string, () => readonly Try[]>> = {
  readHealth: () => ONCE,
  readOpenApi: () => ONCE,
  readMe: () => ONCE,
  changeMe: () => [{ json: {} }],
  endSessions: () => [],
  readInvitation: () => ONCE,
  acceptInvitation: () => [{ json: {} }],
  readWorkspace: () => ONCE,
  readWork: () => ONCE,
  changeWorkspace: () => [{ json: {} }],
  readScale: () => ONCE,
  replaceScale: () => [{ json: {} }],
  listMembers: () => ONCE,
  setMember: () => [{ json: {} }],
  removeMember: () => [],
  listInvitations: () => ONCE,
  createInvitation: () => [{ json: {} }],
  revokeInvitation: () => ONCE,
  listTokens: () => ONCE,
  issueToken: () => [{ json: {} }],
  revokeToken: () => ONCE,
  listArticles: () => [
    {},
    { query: "search=Ferries" },
    { query: "search=zq-secret" },
    { query: "status=checking" },
  ],
  createArticle: () => [{ json: {} }],
  searchClaims: () => ["fares", "zq-secret", "misleading"].map((q) => ({ query: `q=${q}` })),
  readArticle: () => ONCE,
  reviseArticle: () => [{ json: { content: "Fares rose.", format: "text", reason: "A try." } }],
  commitCommands: () => [
    sent("describe-claim", { statement: "Mine.", version: 1 }),
    sent("give-verdict", { rating: "true", rationale: "Mine.", version: 7 }),
    sent("revise-evidence", { evidenceId: sourceId, note: "Mine.", version: 2 }),
    sent("revise-evidence", { evidenceId: sourceId, note: "Mine.", version: 1 }),
    sent("remove-evidence", { evidenceId: sourceId, reason: "Mine.", version: 1 }),
    sent("add-evidence", { evidenceId: goneId, url: "https://port.example/", stance: "context" }),
    sent("settle-claim", { rating: "true", rationale: "Mine.", version: 1 }),
    sent("comment", { commentId: threadId, body: "Mine." }),
    sent("comment", { commentId: randomUUID(), body: "Mine.", replyTo: threadId }),
    sent("edit-comment", { commentId: threadId, body: "Mine." }),
    sent("remove-comment", { commentId: threadId }),
    sent("reopen-thread", { commentId: threadId }),
    sent("withdraw-claim", { version: 1 }),
  ],
  readReview: () => [{}, ...everySeq().map((seq) => ({ query: `at=${seq}` }))],
  readEvents: () => [
    {},
    { query: "after=3&limit=2" },
    ...everySeq().map((seq) => ({ query: `after=${seq}&limit=1` })),
  ],
  exportReport: () =>
    REPORT_WRITERS.flatMap(({ format }) =>
      [`format=${format}`, `format=${format}&at=${head - 2}`].map((query) => ({ query })),
    ),
  readArticleAgreement: () => [{}, { query: "format=csv" }],
  readWorkspaceAgreement: () => [{}, { query: "format=csv" }],
  listReports: () => ONCE,
  publishReport: () => [{ json: { commandId: randomUUID() } }],
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
};

type Headers = Readonly<Record<string, string>>;

/** All that every route answers to somebody, by route. */
async function everyAnswer(headers: Headers): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const [name, spec] of Object.entries(API)) {
    for (const each of TRIES[name]?.() ?? ONCE) {
      const said = await answer(spec, { ...each, headers: { ...headers, ...each.headers } });
      answers.set(name, `${answers.get(name) ?? ""}\n${said}`);
    }
  }
  answers.set("feed", await feedUntil(headers, head));
  return answers;
}

async function answer(spec: Pick<RouteSpec, "method" | "path">, { query = "", json, headers = {} }: Try) {
  const handler = await handlerOf(spec);
  const request = new Request(`http://localhost:3000/?${query}`, {
    method: spec.method,
    headers: { "Content-Type": "application/json", ...headers },
    ...(json === undefined || spec.method === "GET" ? {} : { body: JSON.stringify(json) }),
  });
  const response = await handler(request, { params: Promise.resolve(params()) });
  expect(response.status, `${spec.method} ${spec.path}?${query}`).toBeLessThan(500);
  const heads = JSON.stringify([...response.headers]);
  return `${heads}${new TextDecoder("latin1").decode(await response.arrayBuffer())}`;
}

const params = () => ({
  ...{ id: articleId, slug: door.slug, secret: "none", key: "none", userId: door.people.reviewer2 },
  ...{ tokenId: randomUUID(), invitationId: randomUUID() },
});

async function handlerOf({ method, path }: Pick<RouteSpec, "method" | "path">): Promise<Handler> {
  const folder = path.replaceAll("{", "[").replaceAll("}", "]");
  const file = resolve(import.meta.dirname, `../../app${folder}/route.ts`);
  const module: Readonly<Record<string, Handler>> = await import(/* @vite-ignore */ file);
  const handler = module[method];
  if (handler === undefined) throw new Error(`${path} has no ${method}.`);
  return handler;
}

/** What the live feed says until the entry `seq` has come. */
async function feedUntil(headers: Headers, seq: number): Promise<string> {
  const leaving = new AbortController();
  const request = new Request("http://localhost:3000/?after=0", {
    headers: { ...headers, Accept: "text/event-stream" },
    signal: leaving.signal,
  });
  const handler = await handlerOf(API.readEvents);
  const response = await handler(request, { params: Promise.resolve(params()) });
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let said = "";
  while (reader !== undefined && !said.includes(`id: ${seq}\n`)) {
    const { done, value } = await reader.read();
    if (done) break;
    said += decoder.decode(value, { stream: true });
  }
  leaving.abort();
  return said;
}

const cookie = (userId: ActorId): Promise<Headers> => cookieOf(userId);
const token = (role: "reviewer" | "viewer" | "editor"): Headers => ({
  Authorization: `Bearer ${door.tokens[role]}`,
});
const found = (said: string | undefined) => Object.values(SECRETS).filter((each) => said?.includes(each));

/** Where secrets stand: none is a list of nothing. */
function leaks(answers: ReadonlyMap<string, string>): readonly string[] {
  return [...answers].flatMap(([route, said]) => found(said).map((secret) => `${route}: ${secret}`));
}

async function reviewFor(headers: Headers) {
  const said = await answer(API.readReview, { headers });
  return JSON.parse(said.slice(said.indexOf('{"articleId"'))).claims[0];
}

describe("an independent review", { timeout: 120_000 }, () => {
  it("is tried through every route that there is", () => {
    expect(Object.keys(TRIES).toSorted()).toEqual(Object.keys(API).toSorted());
  });

  it("tells what others judged and said to nobody who has not judged, by no route, export or feed", async () => {
    const callers = {
      reviewer: await cookie(door.people.reviewer1),
      "reviewer's token": token("reviewer"),
      viewer: await cookie(door.people.viewer),
      "viewer's token": token("viewer"),
    };
    for (const [name, headers] of Object.entries(callers)) {
      const answers = await everyAnswer(headers);
      expect([name, leaks(answers)]).toEqual([name, []]);
      expect(answers.get("feed"), name).toContain(`id: ${head}\n`);
      const claim = await reviewFor(headers);
      expect(claim).toMatchObject({ status: "checking", verdicts: [], retractedVersions: {} });
      const others = claim.evidence.filter(
        (each: { addedBy: string }) => each.addedBy === door.people.reviewer2,
      );
      expect(others).toMatchObject([{ url: "https://port.example/fares", stance: null, note: null }]);
      expect(answers.get("listArticles")).not.toContain("misleading");
      expect(answers.get("readEvents")).not.toMatch(/"stance":"refutes"[^}]*"note":null/);
    }
  });

  it("tells those who may settle everything", async () => {
    for (const headers of [await cookie(door.people.editor), token("editor")]) {
      expect(found(await feedUntil(headers, head))).toEqual(Object.values(SECRETS));
      expect(await reviewFor(headers)).toMatchObject({
        status: "judged",
        verdicts: [{ rating: "misleading" }],
      });
    }
  });

  it("tells a reviewer everything once they judged, and viewers once enough did, but no other reviewer", async () => {
    const verdict = { claimId: claimId ?? "", rating: "true", rationale: "My own reasons." };
    await act("reviewer1", makeCommand("give-verdict", verdict));
    const standing = [SECRETS.changed, SECRETS.newNote, SECRETS.comment, SECRETS.edited];
    for (const person of [door.people.reviewer1, door.people.viewer]) {
      const answers = await everyAnswer(await cookie(person));
      expect(found(answers.get("feed"))).toEqual(Object.values(SECRETS));
      expect(found(answers.get("readEvents"))).toEqual(Object.values(SECRETS));
      expect(found(answers.get("readReview"))).toEqual(expect.arrayContaining(standing));
      expect(found(answers.get("exportReport"))).toEqual(Object.values(SECRETS));
      expect(answers.get("listArticles")).toContain('"misleading":1');
    }
    const told = await everyAnswer(await cookie(door.people.reviewer1));
    expect(found(told.get("listNotifications"))).toContain(SECRETS.comment);
    expect(leaks(await everyAnswer(token("reviewer")))).toEqual([]);
  });
});
