import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { DESK, PASSWORD, PEOPLE } from "./people";
import { untilLive } from "./workbench";

/** Keeps back what matches until it is let go. */
async function hold(page: Page, address: RegExp): Promise<() => void> {
  let letGo: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return letGo;
}

test("on a slow line the article can be read before it can be worked on, and says so @dark @phone", async ({
  open,
  article,
}) => {
  const { path } = await article();
  const page = await open("editor", "/docs/api");
  const letGo = await hold(page, /\/_next\/static\/.*\.js/);
  await page.goto(path, { waitUntil: "commit" });
  await expect(page.getByText("41,200 containers")).toBeVisible();
  await expect(page.getByText("Getting ready…")).toBeVisible();
  await expectAccessible(page);
  letGo();
  await untilLive(page);
  await expect(page.getByText("Getting ready…")).toHaveCount(0);
});

test("what was pressed on the desk says that it is being opened", async ({ open, article }) => {
  const { title } = await article();
  const page = await open("editor", `/w/${DESK}`);
  const letGo = await hold(page, /\/articles\/.*_rsc=/);
  await page.reload();
  await expect(page.getByText("Getting ready…")).toHaveCount(0);
  await page.getByRole("link", { name: title }).first().click({ noWaitAfter: true });
  await expect(page.getByText(/Opening…|Reading the article…/).first()).toBeVisible();
  letGo();
  await untilLive(page);
});

test("what is typed on the sign-in page before its scripts are there counts @phone", async ({ open }) => {
  const page = await open("nobody", "/docs/api");
  const letGo = await hold(page, /\/_next\/static\/.*\.js/);
  await page.goto("/sign-in", { waitUntil: "commit" });
  const email = page.getByLabel("E-mail");
  await email.fill(PEOPLE.viewer.email);
  const signIn = page.getByRole("button", { name: "Sign in" });
  await expect(signIn).toBeDisabled();
  letGo();
  await expect(signIn).toBeEnabled();
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await expect(email).toHaveValue(PEOPLE.viewer.email);
  await signIn.click();
  await expect(page).toHaveURL(new RegExp(`/w/${DESK}$`));
});

test("what was refused after a long wait is put right from where one was", async ({ open, complaints }) => {
  const page = await open("viewer", `/w/${DESK}/settings?tab=account`);
  const form = page.getByRole("form", { name: "Password" });
  await form.getByRole("textbox", { name: "New password" }).fill("too short");
  const letGo = await hold(page, /\/api\/v1\/me$/);
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "PATCH") asked.push(request.url());
  });
  const change = form.getByRole("button", { name: "Change password" });
  await change.press("Enter");
  await expect(change).toHaveAttribute("aria-disabled", "true");
  await change.press("Enter");
  await form.getByRole("textbox", { name: "New password" }).press("Enter");
  await change.focus();
  await expectAccessible(page);
  complaints.allow(/status of 4/);
  letGo();
  await expect(form.getByRole("alert")).toBeVisible();
  await expect(change).toBeFocused();
  await expect(change).not.toHaveAttribute("aria-disabled");
  expect(asked).toHaveLength(1);
});
