import { randomUUID } from "node:crypto";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { DESK } from "./people";

const SETTINGS = `/w/${DESK}/settings`;

test("somebody new joins by an invitation link, as what they were invited as, and can be removed", async ({
  open,
  complaints,
}) => {
  const page = await open("owner", SETTINGS);
  await page.getByLabel("Invite as").selectOption({ value: "reviewer" });
  await page.getByRole("button", { name: "Make a link" }).click();
  const field = page.getByLabel("Invitation link");
  await expect(field).toHaveValue(/\/invitation\/\S+/);
  await expectAccessible(page);

  const name = `Newcomer ${randomUUID().slice(0, 8)}`;
  const path = new URL(await field.inputValue()).pathname;
  const myself = await open("owner", path);
  await expect(myself.getByText("Owner, you are at this desk already, as owner.")).toBeVisible();
  await expectAccessible(myself);
  const invited = await open("nobody", path);
  await expect(invited.getByRole("heading", { name: "Join Demo desk" })).toBeVisible();
  await expectAccessible(invited);
  await invited.getByLabel("Name").fill(name);
  await invited.getByLabel("E-mail").fill(`${randomUUID()}@newcomers.example`);
  await invited.getByLabel("Password", { exact: true }).fill("a long enough password");
  await invited.getByRole("button", { name: "Make an account and join" }).click();
  await invited.waitForURL(`**/w/${DESK}`);
  await expect(invited.getByRole("button", { name: `account of ${name}` })).toBeVisible();
  await expect(invited.getByRole("link", { name: "New article" })).toHaveCount(0);

  complaints.allow(/status of 40[14]/);
  const again = await open("nobody", path);
  await expect(again.getByRole("heading", { name: "This invitation does not work any more" })).toBeVisible();
  await expectAccessible(again);

  await page.reload();
  await page.getByRole("button", { name: `Remove ${name}` }).click();
  await expect(page.getByText(`${name} was removed.`)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByText(`${name} is reviewer again.`)).toBeVisible();
  await expect(page.getByLabel(`Role of ${name}`)).toHaveValue("reviewer");
  await page.getByRole("button", { name: `Remove ${name}` }).click();
  await expect(page.getByRole("button", { name: `Undo removing ${name}` })).toBeFocused();
  await page.reload();
  await expect(page.getByRole("button", { name: `Remove ${name}` })).toHaveCount(0);
  await invited.reload();
  await expect(invited.getByRole("button", { name: "Sign in" })).toBeVisible();
});

test("somebody with an account joins another desk as who they are, or signs in as somebody else", async ({
  open,
  door,
  ownSession,
}) => {
  const made = await (await door("owner")).request.post(`/api/v1/workspaces/${DESK}/invitations`, {
    data: { role: "viewer" },
  });
  const { url } = await made.json();
  const page = await open(await ownSession("viewer"), url);
  await page.getByRole("button", { name: "Sign out and join as somebody else" }).press("Enter");
  await expect(page.getByRole("button", { name: "Make an account and join" })).toBeVisible();
  await page.getByRole("link", { name: "Sign in and join" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("an API token works until it is revoked", async ({ open, playwright, baseURL }) => {
  const page = await open("owner", `${SETTINGS}?tab=tokens`);
  const name = `Import ${randomUUID().slice(0, 8)}`;
  await page.getByLabel("What it is for").fill(name);
  await page.getByLabel("Role").selectOption({ value: "editor" });
  await page.getByRole("button", { name: "Issue a token" }).click();
  const secret = await page.getByLabel("Token", { exact: true }).inputValue();
  expect(secret).toMatch(/^assay_/);
  await expectAccessible(page);

  const request = await playwright.request.newContext({
    baseURL: baseURL ?? "",
    extraHTTPHeaders: { Authorization: `Bearer ${secret}` },
  });
  const added = await request.post(`/api/v1/workspaces/${DESK}/articles`, {
    data: { title: `Imported by ${name}`, content: "One sentence.", format: "text", allowDuplicate: true },
  });
  expect(added.status()).toBe(201);

  await page.reload();
  await expect(page.getByLabel("Token", { exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  await expect(page.getByText(`${name} can no longer be used.`)).toBeVisible();
  const refused = await request.get("/api/v1/me");
  expect(refused.status()).toBe(401);
  await request.dispose();
});

test("every part of the settings is accessible to an owner and keeps what was typed in it @dark", async ({
  open,
}) => {
  const page = await open("owner", SETTINGS);
  for (const tab of ["Members", "API tokens", "Rating scale", "Reports", "My account"]) {
    await page.getByRole("tab", { name: tab }).click();
    await expect(page.getByRole("tabpanel")).toBeVisible();
    await expectAccessible(page);
  }
  await page.getByRole("tab", { name: "Reports" }).click();
  const method = page.getByRole("form", { name: "Reports" }).getByLabel("How we check");
  await method.fill("Two people look, and a third.");
  await page.getByRole("tab", { name: "Members" }).click();
  await page.getByRole("tab", { name: "Reports" }).click();
  await expect(method).toHaveValue("Two people look, and a third.");
});

test("an owner says how the desk checks, and readers find it on a page of its own @phone", async ({
  open,
}) => {
  const page = await open("owner", `${SETTINGS}?tab=reports`);
  const method = `Two people look. ${randomUUID().slice(0, 8)}`;
  const form = page.getByRole("form", { name: "Reports" });
  await form.getByLabel("How we check").fill(method);
  await form.getByLabel("Accent colour").fill("#ffcc00");
  await expect(form.getByText(/On light paper: .*darkened/)).toBeVisible();
  const chooser = page.waitForEvent("filechooser");
  await form.getByLabel("Logo").click();
  await (await chooser).setFiles({
    name: "logo.svg",
    mimeType: "image/svg+xml",
    buffer: Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50"><rect width="200" height="50" fill="#224488"/></svg>',
    ),
  });
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("status")).toHaveText(/^Saved as version \d+\.$/);
  await expect(form.getByRole("img", { name: "The logo now" })).toBeVisible();
  await expectAccessible(page);
  const reader = await open("nobody", `/w/${DESK}/method`);
  await expect(reader.getByText(method)).toBeVisible();
  await expectAccessible(reader);
});
