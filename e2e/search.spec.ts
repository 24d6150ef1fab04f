import { randomUUID } from "node:crypto";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { DESK } from "./people";
import { openCard, untilLive, untilSaved } from "./workbench";

test.describe.configure({ timeout: 120_000 });

/** A word that no other article has. */
const ownWord = (): string => `Zo${randomUUID().replaceAll(/[^a-f]/g, "")}é`;

test("what was checked before is found without its accents, narrowed, and opened by keyboard @phone @dark", async ({
  article,
  door,
  open,
}) => {
  const word = ownWord();
  const content = `The ${word} bridges carried half of all trams.\n\nNothing else is said of them.`;
  const { id, path } = await article({ title: `Bridges of ${word}`, content, language: "en" });
  const claimId = await (await door("reviewer1")).mark(id, `The ${word} bridges carried half of all trams.`);
  const editor = await door("editor");
  await editor.act(id, { type: "give-verdict", claimId, rating: "false", rationale: "A third at most." });
  await editor.act(id, {
    type: "settle-claim",
    claimId,
    rating: "false",
    rationale: "A third at most.",
    version: 1,
  });

  const page = await open("viewer", `/w/${DESK}`);
  await page.getByRole("link", { name: "Claims", exact: true }).click();
  const field = page.getByRole("searchbox", { name: "Words of a claim, its ruling or its sources" });
  const plain = word.replace("é", "e").toLowerCase();
  await field.fill(`bridge ${plain}`);
  const found = page.getByRole("list", { name: "Claims found" }).getByRole("listitem");
  await expect(found.first().locator("mark")).toHaveText([word, "bridges"]);
  await field.fill(plain);
  await expect(page.getByText("1 claim fits.")).toBeVisible();
  await expect(found).toContainText("False");
  await expect(found).toContainText("A third at most.");
  await expectAccessible(page);

  await page.getByText("Narrow", { exact: true }).press("Enter");
  await page.getByLabel("Settled as").selectOption({ label: "True" });
  await expect(page.getByText("No claim fits. Try fewer words, or narrow it less.")).toBeVisible();
  await expect(page).toHaveURL(/rating=true/);
  await expectAccessible(page);
  await page.getByLabel("Settled as").selectOption({ label: "False" });
  await expect(found).toHaveCount(1);
  await page.reload();
  await expect(found).toHaveCount(1);

  await found.getByRole("link").press("Enter");
  await page.waitForURL(new RegExp(`${path}#claim-${claimId}`));
  await untilLive(page);
  await expect(openCard(page)).toContainText("A third at most.");
});

test("a claim like one that was settled says so, and takes over its ruling and sources", async ({
  article,
  door,
  open,
}) => {
  const word = ownWord();
  const said = (count: string) => `The ${word} ferry carried ${count} passengers during the summer season.`;
  const earlier = await article({ title: "Ferries, the first time", content: said("4,000") });
  const first = await (await door("reviewer1")).mark(earlier.id, said("4,000"));
  const editor = await door("editor");
  const source = { url: "https://port.example/count", stance: "refutes", title: "Yearly count" } as const;
  await editor.act(earlier.id, { type: "add-evidence", claimId: first, evidenceId: randomUUID(), ...source });
  await editor.act(earlier.id, {
    type: "give-verdict",
    claimId: first,
    rating: "false",
    rationale: "It was half.",
  });
  const ruling = {
    type: "settle-claim",
    claimId: first,
    rating: "false",
    rationale: "It was half.",
    version: 1,
  } as const;
  await editor.act(earlier.id, ruling);

  const { id, path } = await article({ title: "Ferries again", content: said("4,500") });
  const claimId = await (await door("reviewer1")).mark(id, said("4,500"));
  const page = await open("reviewer1", `${path}#claim-${claimId}`);
  await untilLive(page);
  const likes = openCard(page).getByRole("button", { name: "1 like it, 1 settled False" });
  await expect(likes).toBeVisible();
  await openCard(page).focus();
  await page.keyboard.press("b");
  await expect(likes).toBeFocused();
  await expect(likes).toHaveAttribute("aria-expanded", "true");
  await expect(openCard(page).getByRole("region", { name: "Checked before" })).toContainText("It was half.");
  await expectAccessible(page);
  await openCard(page).getByRole("button", { name: "Take over ruling and evidence" }).press("Enter");
  await untilSaved(page);
  await openCard(page)
    .getByRole("tab", { name: /^Evidence 1/ })
    .click();
  await expect(openCard(page)).toContainText("From an earlier check, settled False on");
  await openCard(page)
    .getByRole("tab", { name: /^Discussion 1/ })
    .click();
  await expect(openCard(page)).toContainText("Checked before, settled False");
});

test("Ctrl K finds articles and claims of the whole desk, people and sources", async ({
  article,
  door,
  open,
}) => {
  const word = ownWord();
  const { id } = await article({ title: `Tolls of ${word}`, content: `All ${word} tolls doubled.` });
  await (await door("reviewer1")).mark(id, `All ${word} tolls doubled.`);
  const { path } = await article();
  const page = await open("editor", path);
  await untilLive(page);
  await page.keyboard.press("ControlOrMeta+k");
  const menu = page.getByRole("dialog", { name: "Find a claim or something to do" });
  await page.keyboard.type(word);
  await expect(menu.getByRole("button", { name: `Tolls of ${word}`, exact: true })).toBeVisible();
  await expect(menu.getByRole("button", { name: `All ${word} tolls doubled.` })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Reviewer 1");
  await menu.getByRole("button", { name: /^Reviewer 1/ }).click();
  await page.waitForURL(/claims\?person=/);
  await expect(page.getByRole("list", { name: "Claims found" }).getByRole("listitem")).not.toHaveCount(0);
});
