import { expectAccessible } from "./expect-accessible";
import { joinAsGuest } from "./guest";
import { expect, test } from "./journey";
import { DESK } from "./people";
import { signInState } from "./sign-in-state";
import { untilLive } from "./workbench";

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
  const guest = await joinAsGuest(await door("owner"), playwright.request, baseURL);
  const signIn = () => signInState(playwright.request, baseURL ?? "", guest);
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
  const guest = await joinAsGuest(await door("owner"), playwright.request, baseURL);
  const signIn = () => signInState(playwright.request, baseURL ?? "", guest);
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

test("an owner signs a member out everywhere, whose open article says so", async ({
  open,
  door,
  article,
  playwright,
  baseURL,
  complaints,
}) => {
  complaints.allow(/status of 40[14]/);
  const { path } = await article();
  const guest = await joinAsGuest(await door("owner"), playwright.request, baseURL);
  const theirs = await open(await signInState(playwright.request, baseURL ?? "", guest), path);
  await untilLive(theirs);
  const page = await open("owner", `/w/${DESK}/settings`);
  const press = page.getByRole("button", { name: `Sign out ${guest.name} everywhere` });
  await press.press("Enter");
  await expect(page.getByText(`${guest.name} is signed out everywhere.`)).toBeInViewport();
  await expect(press).toBeFocused();
  await expectAccessible(page);
  await expect(theirs.getByText(/signed out/i).first()).toBeVisible({ timeout: 5_000 });
  await theirs.reload();
  await expect(theirs.getByRole("button", { name: "Sign in" })).toBeVisible();
});
