import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProseMirrorJson } from "../../text/document-json";
import type { ArticleAccess } from "../access";
import { addArticle } from "../articles/articles";
import { readNumberedRevision } from "../articles/read-revisions";
import { reviseArticle } from "../articles/revise-article";
import { disconnect } from "../client";
import { makeCommand, makeTestDesk, must, plainArticle, type TestDesk } from "../testing/test-desk";
import { commitCommands } from "./commit-command";
import { readReview } from "./read-review";
import { forgetReview } from "./review-cache";
import { verifyLedger } from "./verify-ledger";

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeTestDesk();
});
afterAll(disconnect);

const paragraph = (...content: readonly ProseMirrorJson[]): ProseMirrorJson => ({
  type: "paragraph",
  content,
});
const DOCUMENT: ProseMirrorJson = {
  type: "doc",
  content: [
    paragraph(
      { type: "text", text: "The harbour moved " },
      { type: "text", marks: [{ type: "bold" }], text: "2.1 million" },
      { type: "text", text: " tonnes." },
    ),
    paragraph({ type: "text", text: "That was the most in ten years." }),
  ],
};

/** An article with a claim in each paragraph, and wording suggested for the first. */
async function suggested(text = "2.2 million, in 1947,") {
  const plain = plainArticle("The harbour moved 2.1 million tonnes.\nThat was the most in ten years.");
  const { id } = must(
    await addArticle(await desk.enter("editor"), {
      title: "Harbour",
      direction: "ltr",
      ...plain,
      document: DOCUMENT,
    }),
  );
  const [reviewer, editor] = [await desk.open("reviewer1", id), await desk.open("editor", id)];
  const [claimId, otherId, suggestionId] = [randomUUID(), randomUUID(), randomUUID()];
  must(
    await commitCommands(reviewer, [
      makeCommand("highlight-claim", { claimId, anchor: { quote: { exact: "2.1 million" } } }),
      makeCommand("highlight-claim", { claimId: otherId, anchor: { quote: { exact: "in ten years" } } }),
      makeCommand("suggest-wording", { claimId, suggestionId, text, note: "Port statistics." }),
    ]),
  );
  const accept = () => makeCommand("accept-wording", { claimId, suggestionId });
  return { id, reviewer, editor, claimId, otherId, suggestionId, accept };
}

async function claimsOf(access: ArticleAccess) {
  const { state } = must(await readReview(access));
  return new Map([...state.claims.values()].map((claim) => [String(claim.claimId), claim]));
}

describe("accepting suggested wording", () => {
  it("puts in a text with these words alone, in their formatting, the claims on it, all in one append", async () => {
    const { id, editor, claimId, otherId, accept } = await suggested();
    const answer = must(await commitCommands(editor, [accept()]));
    expect(answer.events.map(({ type }) => type)).toEqual([
      "wording-accepted",
      "article-revised",
      "anchor-confirmed",
    ]);
    const revision = must(await readNumberedRevision(editor, 2));
    expect(revision.text).toBe(
      "The harbour moved 2.2 million, in 1947, tonnes.\nThat was the most in ten years.",
    );
    expect(revision.document.content?.[0]?.content?.[1]).toEqual({
      type: "text",
      marks: [{ type: "bold" }],
      text: "2.2 million, in 1947,",
    });
    forgetReview(editor.articleId);
    const claims = await claimsOf(editor);
    for (const [key, exact] of [
      [claimId, "2.2 million, in 1947,"],
      [otherId, "in ten years"],
    ] as const) {
      expect(claims.get(key)).toMatchObject({
        placement: "kept",
        anchor: { revisionId: revision.id, ranges: [{ exact }] },
      });
    }
    expect(await verifyLedger(id)).toMatchObject({ ok: true, entries: 7 });
  });

  it("has one effect when it is sent twice, at once or later, and two at once are one after the other", async () => {
    const { editor, claimId, accept } = await suggested();
    const command = accept();
    const again = accept();
    const [first, second, other] = await Promise.all(
      [command, command, again].map((each) => commitCommands(editor, [each])),
    );
    expect(first?.ok).toBe(true);
    expect(second).toEqual(first);
    expect(other).toMatchObject({
      ok: false,
      failure: { errors: [{ path: "suggestionId", message: expect.stringMatching(/accepted already/) }] },
    });
    expect(await commitCommands(editor, [command])).toEqual(first);
    expect((await claimsOf(editor)).get(claimId)?.suggestions).toHaveLength(1);
  });

  it("is stale, with the claim as it stands, when a newer text changed the words meanwhile", async () => {
    const { id, editor, claimId, accept } = await suggested();
    const newer = plainArticle("The harbour moved 2.3 million tonnes.\nThat was the most in ten years.");
    must(await reviseArticle(editor, { ...newer, reason: "A correction." }));
    const refused = await commitCommands(editor, [accept()]);
    expect(refused).toMatchObject({ ok: false, failure: { kind: "stale", current: { claimId } } });
    expect((await claimsOf(editor)).get(claimId)?.suggestions[0]?.outcome).toBeNull();
    expect(await verifyLedger(id)).toMatchObject({ ok: true });
  });

  it("goes together with other commands, which follow on the new text; a second text in one list is refused", async () => {
    const { id, editor, claimId, suggestionId, accept } = await suggested();
    const [otherId, nextId] = [randomUUID(), randomUUID()];
    const both = await commitCommands(editor, [
      accept(),
      makeCommand("accept-wording", { claimId, suggestionId }),
    ]);
    expect(both).toMatchObject({
      ok: false,
      failure: { errors: [{ path: "1.type", message: expect.stringMatching(/one suggestion at a time/) }] },
    });
    must(
      await commitCommands(editor, [
        makeCommand("comment", { claimId, commentId: randomUUID(), body: "Agreed with the author." }),
        accept(),
        makeCommand("highlight-claim", { claimId: otherId, anchor: { quote: { exact: "in 1947" } } }),
        makeCommand("suggest-wording", { claimId: otherId, suggestionId: nextId, text: "in 1948" }),
      ]),
    );
    must(
      await commitCommands(editor, [
        makeCommand("accept-wording", { claimId: otherId, suggestionId: nextId }),
      ]),
    );
    expect(must(await readNumberedRevision(editor, 3)).text).toContain("2.2 million, in 1948, tonnes");
    expect((await claimsOf(editor)).get(claimId)).toMatchObject({ placement: "changed" });
    expect(await verifyLedger(id)).toMatchObject({ ok: true });
  });

  it("keeps its place among commands of others that come at the same time", async () => {
    const { id, editor, reviewer, accept } = await suggested();
    const words = ["harbour", "moved", "tonnes", "most"];
    const answers = await Promise.all([
      ...words.slice(0, 2).map((exact) => mark(reviewer, exact)),
      commitCommands(editor, [accept()]),
      ...words.slice(2).map((exact) => mark(reviewer, exact)),
    ]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    const claims = [...(await claimsOf(editor)).values()];
    expect(claims).toHaveLength(6);
    expect(new Set(claims.map(({ anchor }) => anchor.revisionId)).size).toBe(1);
    expect(await verifyLedger(id)).toMatchObject({ ok: true });
  });
});

const mark = (access: ArticleAccess, exact: string) =>
  commitCommands(access, [
    makeCommand("highlight-claim", { claimId: randomUUID(), anchor: { quote: { exact } } }),
  ]);
