import { randomUUID } from "node:crypto";
import { selectByMouse } from "./article-text";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { DESK } from "./people";
import { openCard, untilLive } from "./workbench";

const CLAIM = "Only one in ten lorries leaves the port empty.";

test("a viewer reads everything, is offered nothing to change, and is refused by the server", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  const claimId = await reviewer.mark(id, CLAIM);
  await reviewer.act(id, {
    type: "give-verdict",
    claimId,
    rating: "mixed",
    rationale: "Counted one in six.",
  });

  const page = await open("viewer", path);
  await untilLive(page);
  await page.getByRole("region", { name: "Claim 1: Mixed" }).getByRole("button").click();
  await expect(openCard(page)).toContainText("Counted one in six.");
  await expect(
    page.getByRole("button", { name: /verdict|settle|more about|evidence|comment|end of the claim/i }),
  ).toHaveCount(0);
  await selectByMouse(page, "Half of the cranes");
  await expect(page.getByRole("toolbar", { name: "Selected words" })).toHaveCount(0);
  await page.keyboard.press("m");
  await page.keyboard.press("v");
  await expect(page.getByRole("form")).toHaveCount(0);
  await expectAccessible(page);

  const viewer = await door("viewer");
  const refused = await viewer.ask(id, { type: "give-verdict", claimId, rating: "true", rationale: "" });
  expect(refused.status()).toBe(403);
  expect(await refused.json()).toMatchObject({ type: "/problems/forbidden", status: 403 });
  expect((await viewer.review(id)).claims[0]?.verdicts).toHaveLength(1);
});

test("a viewer's desk offers no new article, and the server takes none from them", async ({ open, door }) => {
  const page = await open("viewer", `/w/${DESK}`);
  await expect(page.getByRole("list", { name: "Articles" })).toBeVisible();
  await expect(page.getByRole("link", { name: "New article" })).toHaveCount(0);
  const viewer = await door("viewer");
  const answer = await viewer.request.post(`/api/v1/workspaces/${DESK}/articles`, {
    data: { title: "No", content: "No.", format: "text" },
  });
  expect(answer.status()).toBe(403);
});

test("a reviewer gives verdicts but is not offered to settle, and is refused if they ask", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  const claimId = await reviewer.mark(id, CLAIM);
  const page = await open("reviewer1", `${path}#claim-${claimId}`);
  await untilLive(page);
  await expect(openCard(page).getByRole("button", { name: "Give verdict" })).toBeVisible();
  await expect(openCard(page).getByRole("button", { name: /Settle/ })).toHaveCount(0);
  await page.keyboard.press("s");
  await expect(page.getByText("Your role, or this view, does not allow that.")).toBeVisible();

  const answer = await reviewer.ask(id, {
    type: "settle-claim",
    claimId,
    rating: "true",
    rationale: "",
    version: 1,
  });
  expect(answer.status()).toBe(403);
});

test("an article that is not there and one of another desk look the same: not found", async ({
  open,
  door,
}) => {
  const reviewer = await door("reviewer1");
  const answer = await reviewer.request.get(`/api/v1/articles/${randomUUID()}`);
  expect(answer.status()).toBe(404);
  const other = await reviewer.request.get("/api/v1/workspaces/another-desk");
  expect(other.status()).toBe(404);

  const page = await open("nobody", "/sign-in");
  const gone = await page.request.get(`/api/v1/articles/${randomUUID()}`);
  expect(gone.status()).toBe(401);
});
