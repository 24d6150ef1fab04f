import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { ClaimId } from "../../domain/ids";
import { ReviewBuilder } from "../../ledger/testing/review-builder";
import { readAside } from "../drafts/aside-drafts";
import { readDraft, writeDraft } from "../drafts/draft";
import { browserStorage } from "../kept-storage";
import { newCommand } from "../new-id";
import { fakeBrowser, settle } from "../testing/fake-browser";
import { type FakeServer, fakeServer, storeStart } from "../testing/fake-server";
import { commandParser } from "./command-parser";
import { LiveReview } from "./live-review";

let review: ReviewBuilder;
let server: FakeServer;
let store: LiveReview;
let stop: () => void;
let claimId: ClaimId;

beforeAll(() => commandParser.fetch());

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  review = new ReviewBuilder("The harbour handled 41,200 containers.");
  claimId = review.highlight(review.people.reviewer2, "41,200 containers", { statement: "First" });
  server = fakeServer(review, review.people.reviewer1);
  fakeBrowser(vi.stubGlobal.bind(vi), (url, init) => server.fetch(url, init));
  await open();
  server.mode = "away";
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function open(): Promise<void> {
  store = new LiveReview(storeStart(review, review.people.reviewer1));
  stop = store.start();
  await settle();
}

async function comeBack(): Promise<void> {
  server.mode = "here";
  store.retry();
  await settle();
}

const KEY = "assay:draft:describe";
const shown = () => store.getSnapshot().state.claims.get(claimId);

/** Describes the claim as the form does: against what is shown. */
async function describeAs(fields: { readonly statement?: string; readonly claimant?: string }) {
  const { version = 0, statement, claimant } = shown() ?? {};
  const began = { statement: statement ?? "", claimant: claimant ?? "" };
  const draft = { key: KEY, value: { values: { ...began, ...fields }, began, version } };
  await store.send(newCommand({ type: "describe-claim", claimId, version, ...fields }), draft);
}

function othersDescribe(fields: { readonly statement?: string; readonly claimant?: string }): void {
  const { version } = review.claim(claimId);
  review.act(review.people.reviewer2, "describe-claim", { claimId, version, ...fields });
}

describe("a person who changes the same thing twice while the line is dead", () => {
  it("is asked once, about the latest words against the other's, and overwrites nothing unseen", async () => {
    await describeAs({ statement: "Mine, one" });
    await describeAs({ statement: "Mine, two" });
    othersDescribe({ statement: "Theirs" });
    await comeBack();
    expect(review.claim(claimId).statement).toBe("Theirs");
    expect(shown()?.statement).toBe("Theirs");
    const { returned, waiting } = store.getSnapshot();
    expect(waiting).toBe(0);
    expect(returned).toMatchObject([{ command: { statement: "Mine, two" }, outcome: { kind: "stale" } }]);
    expect(readDraft(browserStorage(), KEY)).toMatchObject({
      values: { statement: "Mine, two" },
      began: { statement: "First" },
    });
  });

  it("is asked about all of it where the second change says nothing of what was overtaken", async () => {
    await describeAs({ statement: "Mine", claimant: "The port" });
    await describeAs({ statement: "Mine, two" });
    othersDescribe({ claimant: "The mayor" });
    await comeBack();
    expect(review.claim(claimId)).toMatchObject({ statement: "First", claimant: "The mayor" });
    expect(store.getSnapshot().returned).toMatchObject([
      { command: { statement: "Mine, two", claimant: "The port" } },
    ]);
    expect(readDraft(browserStorage(), KEY)).toMatchObject({
      values: { statement: "Mine, two", claimant: "The port" },
      began: { statement: "First", claimant: "" },
    });
  });

  it("is not asked when somebody else changed another field meanwhile", async () => {
    await describeAs({ statement: "Mine, one" });
    await describeAs({ statement: "Mine, two" });
    othersDescribe({ claimant: "The mayor" });
    await comeBack();
    expect(store.getSnapshot().returned).toEqual([]);
    expect(review.claim(claimId)).toMatchObject({ statement: "Mine, two", claimant: "The mayor" });
    expect(shown()).toEqual(review.claim(claimId));
  });

  it("is treated the same after the browser was closed in between", async () => {
    await describeAs({ statement: "Mine, one" });
    await describeAs({ statement: "Mine, two" });
    othersDescribe({ statement: "Theirs" });
    stop();
    await open();
    expect(shown()?.statement).toBe("Theirs");
    await comeBack();
    expect(review.claim(claimId).statement).toBe("Theirs");
    await vi.advanceTimersByTimeAsync(500);
    expect(store.getSnapshot().returned).toMatchObject([{ command: { statement: "Mine, two" } }]);
  });

  it("sees nothing but their own latest words when they are alone, with evidence and verdicts too", async () => {
    const { reviewer1 } = review.people;
    const evidenceId = review.nextId();
    const add = { claimId, evidenceId, url: "https://example.org/", stance: "supports" } as const;
    await store.send(newCommand({ type: "add-evidence", ...add }));
    for (const note of ["One", "Two", "Three"]) {
      const version = shown()?.evidence[0]?.version ?? 0;
      await store.send(newCommand({ type: "revise-evidence", claimId, evidenceId, version, note }));
    }
    for (const rationale of ["Four", "Five", "Six"]) {
      const own = shown()?.verdicts.find((verdict) => verdict.reviewerId === reviewer1.id);
      const seen = own === undefined ? {} : { version: own.version };
      await store.send(newCommand({ type: "give-verdict", claimId, rating: "false", rationale, ...seen }));
    }
    othersDescribe({ statement: "Theirs" });
    await comeBack();
    expect(store.getSnapshot().returned).toEqual([]);
    expect(review.claim(claimId)).toMatchObject({
      evidence: [{ note: "Three", version: 4 }],
      verdicts: [{ rationale: "Six", version: 3 }],
    });
  });

  it("has what was typed after a refused command as a draft against what is there, not against their own words", async () => {
    const { editor } = review.people;
    await describeAs({ statement: "Mine, one" });
    await describeAs({ statement: "Mine, two" });
    const { version } = review.claim(claimId);
    review.act(editor, "settle-claim", { claimId, rating: "false", rationale: "", version });
    await comeBack();
    expect(readDraft(browserStorage(), KEY)).toMatchObject({
      values: { statement: "Mine, two" },
      began: { statement: "First" },
    });
  });

  it("finds a comment and a source that were refused beside what was typed in the same form since", async () => {
    const key = "assay:draft:comment";
    const draft = (body: string) => ({ values: { body }, began: { body: "" }, version: null });
    writeDraft(browserStorage(), key, draft("Newer words"));
    for (const body of ["First", "Second"]) {
      const comment = {
        type: "comment",
        claimId: review.nextId(),
        commentId: review.nextId(),
        body,
      } as const;
      void store.send(newCommand(comment), { key, value: draft(body) });
      await settle();
    }
    stop();
    await open();
    await comeBack();
    await vi.advanceTimersByTimeAsync(500);
    expect(store.getSnapshot().returned).toHaveLength(2);
    expect(readDraft(browserStorage(), key)).toEqual(draft("Newer words"));
    expect(readAside(browserStorage(), key)).toEqual([draft("First"), draft("Second")]);
  });
});
