import { randomUUID } from "node:crypto";
import type { APIRequest } from "@playwright/test";
import type { Door } from "./door";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { DESK } from "./people";
import { signInState } from "./sign-in-state";
import { untilLive } from "./workbench";

const PASSWORD = "a long enough password";

test("somebody signed in on two browsers sees both and signs the other out @dark @phone", async ({
  open,
  door,
  article,
  playwright,
  baseURL,
  complaints,
}) => {
  complaints.allow(/status of 40[14]/);
  const { path } = await article();
  const email = await join(await door("owner"), playwright.request, baseURL);
  const signIn = () => signInState(playwright.request, baseURL ?? "", { email, password: PASSWORD });
  const other = await open(await signIn(), path);
  await untilLive(other);
  const page = await open(await signIn(), `/w/${DESK}/settings?tab=account`);
  const list = page.getByRole("list", { name: "Where you are signed in" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(list.getByText("This one")).toHaveCount(1);
  await expectAccessible(page);

  await list.getByRole("button", { name: /^Sign out/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("is signed out.")).toBeVisible();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("heading", { name: "Where you are signed in" })).toBeFocused();
  await expect(page.getByRole("button", { name: "Sign out everywhere else" })).toHaveCount(0);
  await other.reload();
  await expect(other.getByRole("button", { name: "Sign in" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
});

test("signing out everywhere else keeps this browser in", async ({
  open,
  door,
  playwright,
  baseURL,
  complaints,
}) => {
  complaints.allow(/status of 40[14]/);
  const email = await join(await door("owner"), playwright.request, baseURL);
  const signIn = () => signInState(playwright.request, baseURL ?? "", { email, password: PASSWORD });
  const others = [await open(await signIn(), `/w/${DESK}`), await open(await signIn(), `/w/${DESK}`)];
  const page = await open(await signIn(), `/w/${DESK}/settings?tab=account`);
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByText("You are signed out everywhere else.")).toBeVisible();
  for (const each of others) {
    await each.reload();
    await expect(each.getByRole("button", { name: "Sign in" })).toBeVisible();
  }
  await page.reload();
  await expect(page.getByText("This one")).toBeVisible();
});

/** Somebody of this test's own, so that nobody else's sessions end. */
async function join(owner: Door, requests: APIRequest, baseURL: string | undefined): Promise<string> {
  const made = await owner.request.post(`/api/v1/workspaces/${DESK}/invitations`, {
    data: { role: "viewer" },
  });
  const { secret } = await made.json();
  const email = `${randomUUID()}@sessions.example`;
  const data = { name: `Guest ${email.slice(0, 8)}`, email, password: PASSWORD };
  const nobody = await requests.newContext({ baseURL: baseURL ?? "" });
  expect((await nobody.post(`/api/v1/invitations/${secret}`, { data })).status()).toBe(201);
  await nobody.dispose();
  return email;
}
