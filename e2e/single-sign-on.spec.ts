import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { DESK } from "./people";

const WORK = `/w/${DESK}/work`;

/** The provider's own pages ask for a font and an icon that are not there. */
test.beforeEach(({ complaints }) => complaints.allow(/fonts\.googleapis\.com|favicon\.ico/));

test("a reviewer signs in with the account of the newsroom, and lands where the link led", async ({
  open,
}) => {
  const page = await open("nobody", WORK);
  await atProvider(page, "reviewer1@demo.assay");
  await expect(page.getByRole("heading", { name: "My work" })).toBeVisible();
  const me = await (await page.request.get("/api/v1/me")).json();
  expect(me).toMatchObject({ email: "reviewer1@demo.assay", name: "Reviewer 1" });
});

test("an address that the provider did not verify, or that no desk knows, opens nothing", async ({
  open,
  complaints,
}) => {
  complaints.allow(/status of 401/);
  for (const login of ["owner@demo.assay (unverified)", "stranger@elsewhere.test"]) {
    const page = await open("nobody", WORK);
    await atProvider(page, login);
    await expect(page.getByRole("alert").filter({ hasText: "This account is not known here" })).toBeVisible();
    await expectAccessible(page);
    expect((await page.request.get("/api/v1/me")).status()).toBe(401);
  }
});

test("who turns back at the provider is told that nothing happened, and can choose another way", async ({
  open,
}) => {
  const page = await open("nobody", WORK);
  await choose(page);
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Signing in did not work" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "E-mail" })).toBeEnabled();
});

async function choose(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continue with the newsroom's account" }).click();
  await expect(page.getByPlaceholder("Enter any login")).toBeVisible();
}

/** Signs in on the provider's own page and agrees to what it asks. */
async function atProvider(page: Page, login: string): Promise<void> {
  await choose(page);
  await page.getByPlaceholder("Enter any login").fill(login);
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}
