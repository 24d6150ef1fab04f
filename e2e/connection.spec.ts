import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { DESK } from "./people";
import { formOf, openCard, untilLive } from "./workbench";

const CLAIM = "Half of the cranes run on electricity";
const MEMBERS = `/api/v1/workspaces/${DESK}/members`;

const status = (page: Page) => page.getByRole("banner").getByRole("status");

test("whoever was away while others did a lot is told that the screen catches up", async ({
  open,
  door,
  article,
  complaints,
}) => {
  complaints.allow(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ERR_FAILED/);
  const { id, path } = await article();
  const editor = await door("editor");
  const claimId = await editor.mark(id, CLAIM);
  const page = await open("reviewer1", `${path}#claim-${claimId}`);
  await untilLive(page);
  await page.context().setOffline(true);
  await expect(status(page)).toHaveText(/^Offline/);
  await expectAccessible(page);

  const said = Array.from({ length: 300 }, (_, at) => `Remark ${at + 1}`);
  await editor.act(
    id,
    ...said.map((body) => ({ type: "comment", claimId, commentId: randomUUID(), body }) as const),
  );
  // The stream takes its time to begin again: what was missed is on the screen before that.
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/events\?after=/, async (route) => {
    if (route.request().headers()["accept"] === "text/event-stream") await held;
    await route.continue();
  });
  await page.context().setOffline(false);
  await expect(status(page)).toHaveText("Catching up…");
  await expect(openCard(page).getByRole("tab", { name: /^Discussion/ })).toHaveAccessibleName(
    /^Discussion 300\W+300 new$/,
  );
  await expectAccessible(page);
  letGo();
  await expect(status(page)).toHaveText("Live");
});

test("what somebody did who may do less by now is refused in plain words, and what they typed is kept", async ({
  open,
  door,
  article,
  complaints,
}) => {
  complaints.allow(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|status of 403/);
  const { id, path } = await article();
  const owner = await door("owner");
  const claimId = await owner.mark(id, CLAIM);
  const name = `Newcomer ${randomUUID().slice(0, 8)}`;
  const page = await newcomer(await open("owner", `/w/${DESK}/settings`), open, name);
  await page.goto(`${path}#claim-${claimId}`);
  await untilLive(page);
  await page.context().setOffline(true);
  await say(page, "The operator counts twelve.");
  await expect(status(page)).toHaveText("1 waiting: no answer from the server.");

  const { members } = await (await owner.request.get(MEMBERS)).json();
  const { userId } = members.find((member: { readonly name: string }) => member.name === name);
  expect((await owner.request.patch(`${MEMBERS}/${userId}`, { data: { role: "viewer" } })).status()).toBe(
    200,
  );
  await page.context().setOffline(false);
  const notice = page.getByRole("alert").filter({ hasText: "was not taken" });
  await expect(notice).toContainText("Comment: Your role here is viewer");
  await expect(notice).toContainText("What you typed is kept");
  await expect(notice).toContainText("The operator counts twelve.");
  await expect(page.getByText("Your role at this desk is now viewer.")).toBeVisible();
  await expect(openCard(page).getByRole("button", { name: "Comment" })).toHaveCount(0);
  await expectAccessible(page);
  await page.reload();
  await untilLive(page);
  expect((await owner.review(id)).claims[0]?.comments).toEqual([]);
  expect((await owner.request.patch(`${MEMBERS}/${userId}`, { data: { role: "reviewer" } })).status()).toBe(
    200,
  );
  await expect(page.getByText("Your role at this desk is now reviewer.")).toBeVisible();
  await openCard(page)
    .getByRole("tab", { name: /^Discussion/ })
    .click();
  await openCard(page).getByRole("button", { name: "Comment" }).click();
  await expect(formOf(page, "Comment").getByRole("textbox", { name: "Comment" })).toHaveText(
    "The operator counts twelve.",
  );
  await page.context().close();
  await owner.request.delete(`${MEMBERS}/${userId}`);
});

async function say(page: Page, body: string): Promise<void> {
  await openCard(page)
    .getByRole("tab", { name: /^Discussion/ })
    .click();
  await openCard(page).getByRole("button", { name: "Comment" }).click();
  await formOf(page, "Comment").getByRole("textbox", { name: "Comment" }).fill(body);
  await formOf(page, "Comment").getByRole("button", { name: "Comment" }).click();
}

/** Somebody who joins the desk as a reviewer, so that nobody else's role is changed. */
async function newcomer(
  owner: Page,
  open: (who: "nobody", path: string) => Promise<Page>,
  name: string,
): Promise<Page> {
  await owner.getByLabel("Invite as").selectOption({ value: "reviewer" });
  await owner.getByRole("button", { name: "Make a link" }).click();
  const link = owner.getByLabel("Invitation link");
  await expect(link).toHaveValue(/\/invitation\/\S+/);
  const page = await open("nobody", new URL(await link.inputValue()).pathname);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(`${randomUUID()}@newcomers.example`);
  await page.getByLabel("Password", { exact: true }).fill("a long enough password");
  await page.getByRole("button", { name: "Make an account and join" }).click();
  await page.waitForURL(`**/w/${DESK}`);
  return page;
}
