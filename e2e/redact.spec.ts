import { randomUUID } from "node:crypto";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { openCard, untilLive } from "./workbench";

const WORDS = "Her telephone number is 555 0199.";
const AGAIN = "Her telephone number is 555 0100.";

test("an owner removes a comment's words by order of law, and a colleague's open page loses them @dark", async ({
  article,
  door,
  open,
}) => {
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  const claimId = await reviewer.mark(id, "Half of the cranes run on electricity");
  const commentId = randomUUID();
  await reviewer.act(
    id,
    { type: "comment", claimId, commentId, body: WORDS },
    { type: "edit-comment", claimId, commentId, body: AGAIN },
  );
  const colleague = await open("reviewer2", `${path}#claim-${claimId}`);
  await untilLive(colleague);
  await openCard(colleague)
    .getByRole("tab", { name: /^Discussion/ })
    .click();
  await expect(openCard(colleague)).toContainText(AGAIN);

  const page = await open("owner", `${path}/history`);
  const event = page.getByRole("listitem").filter({ hasText: "Event 3" });
  await event.hover();
  await event.getByRole("button", { name: /^Remove by order of law/ }).click();
  const dialog = page.getByRole("dialog", { name: "Remove the words of event 3?" });
  await expect(dialog.getByLabel(/^Which order/)).toBeFocused();
  await dialog.getByRole("button", { name: "Remove the words" }).click();
  await expect(dialog).toContainText("Say which order it is.");
  await expect(dialog.getByRole("radio", { name: /^Remove all 2: events 3, 4/ })).toBeChecked();
  await expectAccessible(page);
  await dialog.getByLabel(/^Which order/).fill("Order 12/2026 of the county court.");
  await dialog.getByRole("button", { name: "Remove the words" }).press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Order 12/2026 of the county court.").first()).toBeVisible();
  await expect(page.getByText("555 01")).toHaveCount(0);

  await expect(openCard(colleague)).toContainText("Removed by order of law");
  await expect(colleague.getByText("555 01")).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(/recomputed in this browser/)).toBeVisible();
  await expect(page.getByRole("region", { name: "Proof" }).locator("[data-holds=no]")).toHaveCount(0);
  await expectAccessible(page);
});
