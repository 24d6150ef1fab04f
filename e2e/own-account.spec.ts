import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { DESK } from "./people";

test("one's own name is changed and a wrong present password is refused @phone", async ({
  open,
  complaints,
}) => {
  complaints.allow(/status of 422/);
  const page = await open("viewer", `/w/${DESK}/settings?tab=account`);
  await page.getByRole("textbox", { name: "Name" }).fill("Viewer");
  await page.getByRole("button", { name: "Change name" }).click();
  await expect(page.getByText("Your name is changed")).toBeVisible();
  const form = page.getByRole("form", { name: "Password" });
  await form.getByRole("textbox", { name: "Present password" }).fill("not my password");
  await form.getByRole("textbox", { name: "New password" }).fill("a new and long password");
  await form.getByRole("button", { name: "Change password" }).click();
  await expect(form.getByRole("alert")).toContainText("This is not your password.");
  await expectAccessible(page);
});
