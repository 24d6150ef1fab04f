import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { CommandInput } from "../../ledger/shapes/command";
import { ReviewBuilder } from "../../ledger/testing/review-builder";
import { openDraft } from "../drafts/aside-drafts";
import { readDraft } from "../drafts/draft";
import { browserStorage } from "../kept-storage";
import { newCommand } from "../new-id";
import { type FakeStream, fakeBrowser, settle } from "../testing/fake-browser";
import { type FakeServer, fakeServer, storeStart, viewOf } from "../testing/fake-server";
import { commandParser } from "./command-parser";
import { LiveReview } from "./live-review";

const TEXT = "The harbour handled 41,200 containers. Half of the cranes run on electricity.";

let review: ReviewBuilder;
let server: FakeServer;
let stream: () => FakeStream;
let store: LiveReview;
let stop: () => void;

beforeAll(() => commandParser.fetch());

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  review = new ReviewBuilder(TEXT);
  server = fakeServer(review, review.people.reviewer1);
  ({ stream } = fakeBrowser(vi.stubGlobal.bind(vi), (url, init) => server.fetch(url, init)));
  store = new LiveReview(storeStart(review, review.people.reviewer1));
  stop = store.start();
  await settle();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const highlight = (exact: string) =>
  newCommand({ type: "highlight-claim", claimId: review.nextId(), anchor: { quote: { exact } } });

const later = async (ms: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(ms);
  await settle();
};

describe("a store", () => {
  it("does a command at once, and says saved only after the server did", async () => {
    const sent = store.send(highlight("41,200 containers"));
    expect(store.getSnapshot()).toMatchObject({ saving: "saving", hasSaved: false, waiting: 1 });
    expect(store.getSnapshot().state.claims.size).toBe(1);
    expect([...store.getSnapshot().marks.values()]).toEqual(["waiting"]);
    expect((await sent).kind).toBe("waiting");
    await settle();
    expect(store.getSnapshot()).toMatchObject({ saving: "saved", hasSaved: true, waiting: 0 });
    expect(store.getSnapshot().marks.size).toBe(0);
    expect(store.getSnapshot().state).toEqual(review.state);
  });

  it("says saved as soon as its entry comes by the stream, though the answer is still on its way", async () => {
    stream().onopen?.();
    server.mode = "silent";
    await store.send(highlight("41,200 containers"));
    await settle();
    expect(store.getSnapshot()).toMatchObject({ saving: "saving", hasSaved: false });
    stream().say(review.entries.at(-1));
    expect(store.getSnapshot()).toMatchObject({ saving: "saved", hasSaved: true, waiting: 0 });
  });

  it("shows a form the server's word on what does not fit, and does nothing on the screen", async () => {
    const claimId = review.nextId();
    const sent = await store.send(newCommand({ type: "retract-verdict", claimId, reason: "A slip" }));
    expect(sent.kind).toBe("refused");
    expect(store.getSnapshot()).toMatchObject({ saving: "saved", returned: [] });
  });

  it("keeps what could not be sent, says so, and sends it once the server is back", async () => {
    server.mode = "away";
    const command = highlight("41,200 containers");
    expect(await store.send(command)).toEqual({ kind: "waiting" });
    await settle();
    expect(store.getSnapshot()).toMatchObject({ saving: "waiting", waiting: 1 });
    server.mode = "here";
    await later(1_000);
    expect(store.getSnapshot()).toMatchObject({ saving: "saved", waiting: 0 });
    expect(server.arrivals.get(command.commandId)).toBe(1);
  });

  it("counts among what waits only what would outlast the browser", async () => {
    server.mode = "away";
    await store.send(highlight("41,200 containers"));
    await settle();
    const sent = store.send(highlight("Half of the cranes"));
    expect(store.getSnapshot()).toMatchObject({ saving: "saving", waiting: 2 });
    await sent;
    expect(store.getSnapshot()).toMatchObject({ saving: "waiting", waiting: 2 });
    stop();
    const again = new LiveReview(storeStart(review, review.people.reviewer1));
    stop = again.start();
    await settle();
    expect(again.getSnapshot()).toMatchObject({ saving: "waiting", waiting: 2 });
  });

  it("shows and sends after a reload what waited before it, under the same ids, in order", async () => {
    server.mode = "away";
    const commands = [highlight("41,200 containers"), highlight("Half of the cranes")];
    for (const command of commands) await store.send(command);
    stop();
    const again = new LiveReview(storeStart(review, review.people.reviewer1));
    stop = again.start();
    await settle();
    expect(again.getSnapshot()).toMatchObject({ saving: "waiting", waiting: 2 });
    expect(again.getSnapshot().state.claims.size).toBe(2);
    server.mode = "here";
    again.retry();
    await settle();
    expect([...server.arrivals.keys()]).toEqual(commands.map((command) => command.commandId));
    expect(again.getSnapshot()).toMatchObject({ saving: "saved", waiting: 0 });
    expect(again.getSnapshot().state).toEqual(review.state);
  });

  it("says that the person is signed out, and loses nothing", async () => {
    server.mode = "signed-out";
    await store.send(highlight("41,200 containers"));
    await settle();
    expect(store.getSnapshot()).toMatchObject({ saving: "signed-out", waiting: 1 });
    server.mode = "here";
    store.retry();
    await settle();
    expect(store.getSnapshot()).toMatchObject({ saving: "saved", waiting: 0 });
  });

  /** What is filled in on a claim that was just marked: its words, a verdict, a source; each with a draft. */
  const whole = (claimId: string, version: number) => [
    listed(newCommand({ type: "describe-claim", claimId, version, statement: "Plain words." }), "describe"),
    listed(newCommand({ type: "give-verdict", claimId, rating: "false", rationale: "Why." }), "verdict"),
    listed(
      newCommand({
        type: "add-evidence",
        claimId,
        evidenceId: review.nextId(),
        url: "https://port.example/",
        stance: "refutes",
      }),
      "evidence",
    ),
  ];
  const listed = (command: CommandInput, form: string) => ({
    command,
    draft: { key: `assay:draft:${form}`, value: { values: { a: form }, began: { a: "" }, version: null } },
  });

  it("sends a list at once, and only whole", async () => {
    const claimId = review.highlight(review.people.reviewer1, "41,200 containers");
    await store.reload();
    const posts = vi.spyOn(globalThis, "fetch");
    expect((await store.sendAll(whole(claimId, 1))).kind).toBe("waiting");
    expect(store.getSnapshot().state.claims.get(claimId)).toMatchObject({ statement: "Plain words." });
    await settle();
    expect(posts.mock.calls.filter(([, init]) => init?.method === "POST")).toHaveLength(1);
    expect(review.entries.map(({ type }) => type).slice(-3)).toEqual([
      "claim-described",
      "verdict-given",
      "evidence-added",
    ]);
    expect(store.getSnapshot()).toMatchObject({ saving: "saved", waiting: 0 });
    expect(store.getSnapshot().state).toEqual(review.state);
  });

  it("keeps a list together over a reload, after what was asked for before it", async () => {
    server.mode = "away";
    const mark = highlight("41,200 containers");
    if (mark.type !== "highlight-claim") throw new Error("It marks a claim.");
    await store.send(mark);
    await store.sendAll(whole(mark.claimId, 1));
    stop();
    const again = new LiveReview(storeStart(review, review.people.reviewer1));
    stop = again.start();
    await settle();
    expect(again.getSnapshot()).toMatchObject({ saving: "waiting", waiting: 4 });
    server.mode = "here";
    const posts = vi.spyOn(globalThis, "fetch");
    again.retry();
    await settle();
    expect(posts.mock.calls.filter(([, init]) => init?.method === "POST")).toHaveLength(2);
    expect(again.getSnapshot()).toMatchObject({ saving: "saved", waiting: 0 });
    expect(again.getSnapshot().state).toEqual(review.state);
  });

  it("undoes a whole list when one of it is refused in the end, and gives all drafts back", async () => {
    const { reviewer2, editor } = review.people;
    const claimId = review.highlight(reviewer2, "41,200 containers");
    review.act(reviewer2, "give-verdict", { claimId, rating: "true", rationale: "" });
    await store.reload();
    const { version } = review.claim(claimId);
    server.mode = "away";
    const list = whole(claimId, version);
    expect(await store.sendAll(list)).toEqual({ kind: "waiting" });
    review.act(editor, "settle-claim", { claimId, rating: "true", rationale: "", version });
    const { seq } = review.state;
    server.mode = "here";
    await later(1_000);
    expect(review.state.seq).toBe(seq);
    expect(store.getSnapshot().returned.map(({ command }) => command.commandId)).toEqual(
      list.map(({ command }) => command.commandId),
    );
    const undone = store.getSnapshot().state.claims.get(claimId);
    expect(undone).toMatchObject({ statement: null, evidence: [], verdicts: [{ reviewerId: reviewer2.id }] });
    for (const form of ["describe", "verdict", "evidence"])
      expect(openDraft(browserStorage(), `assay:draft:${form}`)?.values).toEqual({ a: form });
  });

  it("undoes what is refused in the end, and gives back what was typed as a draft", async () => {
    const { reviewer1, reviewer2, editor } = review.people;
    const claimId = review.highlight(reviewer2, "41,200 containers");
    review.act(reviewer1, "give-verdict", { claimId, rating: "false", rationale: "Why." });
    await store.reload();
    server.mode = "away";
    const draft = { values: { reason: "A slip" }, began: { reason: "" }, version: 1 };
    const command = newCommand({ type: "retract-verdict", claimId, reason: "A slip" });
    await store.send(command, { key: "assay:draft:x", value: draft });
    expect(store.getSnapshot().state.claims.get(claimId)?.verdicts).toEqual([]);
    const { version } = review.claim(claimId);
    review.act(editor, "settle-claim", { claimId, rating: "false", rationale: "", version });
    server.mode = "here";
    await later(1_000);
    expect(store.getSnapshot().returned).toMatchObject([{ command, outcome: { kind: "refused" } }]);
    expect(store.getSnapshot().state.claims.get(claimId)?.verdicts).toHaveLength(1);
    expect(readDraft(browserStorage(), "assay:draft:x")).toEqual(draft);
    store.dismiss(command.commandId);
    expect(store.getSnapshot().returned).toEqual([]);
  });

  it("shows the other's version when the server says that it was changed meanwhile", async () => {
    const claimId = review.highlight(review.people.reviewer2, "41,200 containers", { statement: "First" });
    await store.reload();
    const { version } = review.claim(claimId);
    review.act(review.people.reviewer2, "describe-claim", { claimId, version, statement: "Theirs" });
    await store.send(newCommand({ type: "describe-claim", claimId, version, statement: "Mine" }));
    expect(store.getSnapshot().state.claims.get(claimId)?.statement).toBe("Mine");
    await settle();
    expect(store.getSnapshot().state.claims.get(claimId)?.statement).toBe("Theirs");
    expect(store.getSnapshot().returned).toMatchObject([{ outcome: { kind: "stale" } }]);
  });

  it("has the whole history after loading it, without a gap", async () => {
    await store.send(highlight("41,200 containers"));
    await settle();
    await store.loadHistory();
    const { entries, isComplete } = store.getSnapshot();
    expect(isComplete).toBe(true);
    expect(entries.map((entry) => entry.seq)).toEqual(review.entries.map((entry) => entry.seq));
  });
});

describe("a store in an independent review", () => {
  const judge = (rating: string, claimId: string) =>
    newCommand({ type: "give-verdict", claimId, rating, rationale: "My own reasons." });

  it("shows others' verdicts once one's own is saved, also those that it followed without their words", async () => {
    const { reviewer2, editor } = review.people;
    const claimId = review.highlight(editor, "41,200 containers");
    review.act(editor, "set-review-mode", { mode: "independent" });
    const again = new LiveReview(storeStart(review, review.people.reviewer1));
    stop();
    stop = again.start();
    await settle();
    review.act(reviewer2, "give-verdict", { claimId, rating: "false", rationale: "Theirs." });
    review.act(reviewer2, "comment", { claimId, commentId: review.nextId(), body: "Look here." });
    for (const entry of viewOf(review, review.people.reviewer1).entries(review.entries.slice(-2)))
      stream().say(entry);
    await settle();
    expect(again.getSnapshot().state.seq).toBe(review.state.seq);
    expect(again.getSnapshot().state.claims.get(claimId)).toMatchObject({ verdicts: [], comments: [] });
    await again.loadHistory();
    await again.send(judge("true", claimId));
    await settle();
    expect(again.getSnapshot().state).toEqual(review.state);
    expect(again.getSnapshot()).toMatchObject({ isComplete: true, entries: review.entries });
  });
});
