import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GET as readReview } from "@/app/api/v1/articles/[id]/review/route";
import { POST as create } from "@/app/api/v1/workspaces/[slug]/articles/route";
import { disconnect } from "../../database/client";
import { commitCommands } from "../../database/ledger/commit-command";
import { verifyLedger } from "../../database/ledger/verify-ledger";
import { makeCommand, must } from "../../database/testing/test-desk";
import type { ArticleId } from "../../domain/ids";
import { stopListening } from "../../live/ledger-feed";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";
import { API } from "../routes/api-routes";

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(async () => {
  await stopListening();
  await disconnect();
});

const TEXT = { title: "Ferries", content: "Fares rose by 4 per cent.", format: "text" };
const add = (fields: object) =>
  door.knock(create, {
    as: "editor",
    params: { slug: door.slug },
    json: { ...TEXT, allowDuplicate: true, ...fields },
  });

it("begins an independent review with the article, so that nobody sees a verdict that they should not", async () => {
  const answer = await add({ review: { mode: "independent", requiredVerdicts: 3, hidesNames: true } });
  expect(answer.status).toBe(201);
  const article = API.createArticle.answer?.parse(answer.body);
  const id = article?.id ?? "";
  expect(article?.head.seq).toBe(2);
  const { body } = await door.knock(readReview, { as: "reviewer", params: { id } });
  expect(body).toMatchObject({
    seq: 2,
    mode: { kind: "independent", requiredVerdicts: 3, hidesNames: true },
  });
  const claimId = randomUUID();
  const anchor = { quote: { exact: "Fares rose" } };
  const articleId = id as ArticleId;
  const reviewer = await door.open("reviewer1", articleId);
  must(await commitCommands(reviewer, [makeCommand("highlight-claim", { claimId, anchor })]));
  const verdict = makeCommand("give-verdict", { claimId, rating: "true", rationale: "" });
  must(await commitCommands(reviewer, [verdict]));
  const { body: seen } = await door.knock(readReview, { as: "reviewer", params: { id } });
  expect(seen).toMatchObject({ claims: [{ verdicts: [] }] });
  expect(await verifyLedger(articleId)).toMatchObject({ ok: true, entries: 4 });
});

it("begins openly when nothing is said, or open is", async () => {
  for (const fields of [{}, { review: { mode: "open" } }]) {
    const article = API.createArticle.answer?.parse((await add(fields)).body);
    expect(article?.head.seq).toBe(1);
  }
});

it("names what is wrong with the review that is asked for", async () => {
  const answer = await add({ review: { mode: "independent", requiredVerdicts: 10 } });
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: "review.requiredVerdicts" }] } });
});
