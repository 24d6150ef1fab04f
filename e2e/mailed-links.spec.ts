import { randomUUID } from "node:crypto";
import { writeMention } from "../lib/text/mentions";
import { tabTo } from "./by-keyboard";
import { expectAccessible } from "./expect-accessible";
import { joinAsGuest } from "./guest";
import { expect, test } from "./journey";
import { linkIn, mailTo } from "./mailbox";
import { DESK } from "./people";
import { signInState } from "./sign-in-state";
import { untilLive } from "./workbench";

test("who forgot the password signs in by a mailed link, once, and sets a new one @phone", async ({
  open,
  door,
  playwright,
  baseURL,
  complaints,
}) => {
  complaints.allow(/status of 40[14]/);
  const guest = await joinAsGuest(await door("owner"), playwright.request, baseURL);
  const page = await open("nobody", `/sign-in?next=${encodeURIComponent(`/w/${DESK}/work`)}`);
  const ask = page.getByRole("button", { name: "E-mail me a link" });
  await expect(ask).toBeEnabled();
  await tabTo(page, ask);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Write your e-mail address above first.")).toBeVisible();
  await page.getByLabel("E-mail").fill(guest.email);
  await ask.press("Enter");
  await expect(page.getByText(/a link is on its way/)).toBeVisible();
  await expectAccessible(page);

  const link = linkIn(await mailTo(guest.email), "/sign-in/link");
  await page.goto(link);
  const signIn = page.getByRole("button", { name: "Sign in" });
  await expect(signIn).toBeEnabled();
  await expectAccessible(page);
  await tabTo(page, signIn);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "My work" })).toBeVisible();

  const other = await open("nobody", link);
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByRole("alert").filter({ hasText: "used already" })).toBeVisible();
  await expectAccessible(other);
  await other.getByRole("link", { name: "To the sign-in page" }).click();
  await expect(other.getByRole("button", { name: "E-mail me a link" })).toBeVisible();

  await page.goto(`/w/${DESK}/settings?tab=account`);
  const form = page.getByRole("form", { name: "Password" });
  await form.getByRole("textbox", { name: "New password" }).fill("remembered for longer");
  await form.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed")).toBeVisible();
  await signInState(playwright.request, baseURL ?? "", { ...guest, password: "remembered for longer" });
});

test("a mention comes by e-mail, leads to the comment, and the e-mails can be stopped without signing in", async ({
  open,
  door,
  article,
  playwright,
  baseURL,
}) => {
  const [owner, reviewer] = [await door("owner"), await door("reviewer1")];
  const { id } = await article();
  const guest = await joinAsGuest(owner, playwright.request, baseURL);
  const { members } = await (await owner.request.get(`/api/v1/workspaces/${DESK}/members`)).json();
  const { userId } = members.find(({ email }: { readonly email: string }) => email === guest.email);
  const claimId = await reviewer.mark(id, "41,200 containers");
  const body = `${writeMention(userId)} have you counted them?`;
  await reviewer.act(id, { type: "comment", claimId, commentId: randomUUID(), body });

  const letter = await mailTo(guest.email);
  expect(letter).toContain("Reviewer 1 mentioned you");
  const state = await signInState(playwright.request, baseURL ?? "", guest);
  const page = await open(state, linkIn(letter, `/w/${DESK}/articles/`));
  await untilLive(page);
  await expect(page.getByRole("article").filter({ hasText: "have you counted them?" })).toBeFocused();

  const stranger = await open("nobody", linkIn(letter, "/unsubscribe/"));
  const stop = stranger.getByRole("button", { name: "Stop e-mails" });
  await expect(stop).toBeEnabled();
  await expectAccessible(stranger);
  await tabTo(stranger, stop);
  await stranger.keyboard.press("Enter");
  await expect(stranger.getByText("You get no more e-mails.")).toBeVisible();
  await expectAccessible(stranger);
  await page.goto(`/w/${DESK}/settings?tab=account`);
  await expect(page.getByRole("radio", { name: "Never" })).toBeChecked();
});
