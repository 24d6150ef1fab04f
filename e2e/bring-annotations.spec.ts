import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { openCard, untilLive } from "./workbench";

const quoted = (id: string, exact: string, text: string) => ({
  id,
  user: "acct:ada@hypothes.is",
  created: "2021-05-12T09:30:00Z",
  text,
  target: [{ selector: [{ type: "TextQuoteSelector", exact }] }],
});

const ROWS = [
  quoted("a", "41,200 containers last year", "Who counted them?"),
  quoted("b", "more than any other port on this whole coast", "Compared with which?"),
  quoted("c", "The tunnel was dug in 1931", "By hand?"),
];

test("an editor brings in what a colleague annotated in Hypothesis, and sees what becomes of each before @dark", async ({
  open,
  article,
  complaints,
}) => {
  complaints.allow(/status of 400/);
  const { path } = await article();
  const page = await open("editor", path);
  await untilLive(page);
  await page.getByRole("button", { name: "Text 1", exact: true }).press("Enter");
  await page.getByRole("menuitem", { name: "Bring in annotations…" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Bring in annotations" });
  const file = (content: string) => ({
    name: "norrvik.json",
    mimeType: "application/json",
    buffer: Buffer.from(content),
  });
  const choose = dialog.locator("input[type=file]");
  await expect(dialog.getByRole("button", { name: "Choose a file" })).toBeFocused();
  await choose.setInputFiles(file("Not what was meant"));
  await expect(dialog.getByRole("alert")).toContainText("neither JSON nor JSON Lines");
  await choose.setInputFiles(file(JSON.stringify({ rows: ROWS })));
  await expect(dialog).toContainText("1 would stand on its own words");
  await expect(dialog).toContainText("1 in doubt");
  await expect(dialog.getByLabel("Read as")).toHaveValue("hypothesis");
  await dialog.getByText("1 not taken").click();
  await expect(dialog).toContainText("Its words are not in the text.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Bring in 2" }).press("Enter");
  await expect(dialog).toContainText("1 stands on its own words");
  await dialog.getByRole("button", { name: "Show the claims" }).press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.locator("mark").first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^Claims to place: / })).toBeVisible();
  await page.locator("mark", { hasText: "41,200 containers last year" }).click();
  await openCard(page)
    .getByRole("tab", { name: /^Discussion/ })
    .click();
  const comment = openCard(page).getByRole("article", { name: /^(New comment|Comment) by Editor$/ });
  await expect(comment).toContainText("Brought in from Hypothesis: ada@hypothes.is, 12 May 2021");
  await expectAccessible(page);
});
