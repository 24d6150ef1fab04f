import type { APIRequestContext } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { PASSWORD, PEOPLE } from "./people";
import { formOf, openCard, untilLive, untilSaved } from "./workbench";

const CLAIM = "Half of the cranes run on electricity from the new wind farm.";
const WHY = "The wind farm's operator counts twelve of twenty-four cranes.";

test("a session that ends while one works loses nothing: what waits is sent after signing in again @phone", async ({
  open,
  door,
  article,
  ownSession,
  playwright,
  baseURL,
  complaints,
}) => {
  complaints.allow(/401/);
  const { id, path } = await article();
  const api = await door("editor");
  const claimId = await api.mark(id, CLAIM);
  const session = await ownSession("reviewer1");
  const page = await open(session, `${path}#claim-${claimId}`);
  await untilLive(page);
  await endSession(await playwright.request.newContext({ baseURL: baseURL ?? "", storageState: session }));

  await openCard(page).getByRole("button", { name: "Give verdict" }).click();
  const form = formOf(page, "Your verdict");
  await form.getByRole("radio", { name: "Mostly true" }).check();
  await form.getByRole("textbox", { name: "Why" }).pressSequentially(WHY);
  await page.getByRole("button", { name: "Give verdict: Mostly true" }).click();
  const banner = page.getByRole("banner");
  await expect(banner.getByRole("status")).toHaveText("1 waiting: you are signed out.");
  await expect(openCard(page)).toContainText(WHY);
  await expect(banner.getByRole("button", { name: "Export" })).toBeInViewport({ ratio: 1 });
  await expectAccessible(page);

  await banner.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill(PEOPLE.reviewer1.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await untilSaved(page);
  await expect(openCard(page)).toContainText(WHY);
  expect((await api.review(id)).claims[0]?.verdicts).toMatchObject([{ rationale: WHY }]);
});

/** Ends it from elsewhere, as after a lost device. */
async function endSession(request: APIRequestContext): Promise<void> {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  await request.post("/api/auth/signout", { form: { csrfToken, json: "true" } });
  await request.dispose();
}
