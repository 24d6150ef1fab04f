import { articleText, startSelecting } from "./article-text";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { formOf, openCard, untilLive, untilSaved } from "./workbench";

const CLAIM = "more than any other port on the coast";

test("two people describe the same claim: the second sees both versions and loses nothing typed", async ({
  open,
  door,
  article,
  complaints,
}) => {
  complaints.allow(/status of 409/);
  const { id, path } = await article();
  const api = await door("reviewer1");
  const claimId = await api.mark(id, CLAIM, "Norrvik is the busiest port.");
  const first = await open("reviewer1", `${path}#claim-${claimId}`);
  const second = await open("reviewer2", `${path}#claim-${claimId}`);
  for (const page of [first, second]) {
    await untilLive(page);
    await openCard(page).getByRole("button", { name: "More about this claim" }).click();
    await page.getByRole("menuitem", { name: "Describe…" }).click();
  }
  const mine = "Norrvik handles the most containers on this coast.";
  const theirs = "No port on the coast handled more containers than Norrvik.";
  const field = (page: typeof first) =>
    formOf(page, "Describe the claim").getByRole("textbox", { name: "Claim in plain words" });
  await field(second).fill(mine);
  await field(first).fill(theirs);
  await formOf(first, "Describe the claim").getByRole("button", { name: "Save" }).click();
  await untilSaved(first);
  await expect(openCard(first)).toContainText(theirs);
  await expect(openCard(second)).toContainText(theirs);

  const form = formOf(second, "Describe the claim");
  await form.getByRole("button", { name: "Save" }).click();
  const notice = form.getByRole("alert");
  await expect(notice).toContainText("Someone changed this while you looked at it.");
  await expect(notice).toContainText(theirs);
  await expect(field(second)).toHaveValue(mine);
  await expectAccessible(second);
  expect((await api.review(id)).claims[0]?.statement).toBe(theirs);

  await form.getByRole("button", { name: "Save anyway" }).click();
  await untilSaved(second);
  await expect(openCard(first)).toContainText(mine);
  expect((await api.review(id)).claims[0]?.statement).toBe(mine);
});

test("what one person does appears before the other without a reload", async ({ open, door, article }) => {
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  const page = await open("viewer", path);
  await untilLive(page);
  await expect(page.getByText("No claims yet")).toBeVisible();
  const claimId = await reviewer.mark(id, CLAIM, "Norrvik is the busiest port.");
  await expect(page.getByRole("region", { name: "Claim 1: Open" })).toContainText(
    "Norrvik is the busiest port.",
  );
  await reviewer.act(id, { type: "give-verdict", claimId, rating: "false", rationale: "Port statistics." });
  await expect(page.getByRole("region", { name: "Claim 1: False" })).toBeVisible();
});

test("words that one is selecting stay selected while another person's claims arrive", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const [mine, theirs] = [await open("reviewer1", path), await door("reviewer2")];
  await untilLive(mine);
  await theirs.mark(id, "handled 41,200 containers last year");
  await expect((await articleText(mine)).locator("mark")).toHaveText("handled 41,200 containers last year");
  await startSelecting(mine, "41,200 containers");
  await theirs.mark(id, "containers last year, more");
  await theirs.mark(id, "41,200");
  await expect(mine.getByRole("region", { name: /^Claim \d/ })).toHaveCount(3);
  await mine.mouse.up();
  await mine.getByRole("button", { name: /^Mark as claim/ }).click();
  await untilSaved(mine);
  const { claims } = await theirs.review(id);
  expect(claims.flatMap(({ anchor }) => anchor.ranges.map(({ exact }) => exact))).toContain(
    "41,200 containers",
  );
});
