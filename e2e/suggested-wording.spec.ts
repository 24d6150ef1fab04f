import { randomUUID } from "node:crypto";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { formOf, openCard, untilLive, untilSaved } from "./workbench";

test.describe.configure({ timeout: 120_000 });

const WORDS = "one in ten lorries leaves the port empty";
const NEW = "one in twelve lorries leaves the port empty";

test("a reviewer suggests wording by keyboard, an editor sees it in the text and accepts it into a new one", async ({
  article,
  door,
  open,
}) => {
  const { id, path } = await article();
  const api = await door("reviewer1");
  const claimId = await api.mark(id, WORDS);
  const place = `${path}#claim-${claimId}`;
  const [reviewer, editor] = [await open("reviewer1", place), await open("editor", place)];
  for (const page of [reviewer, editor]) {
    await untilLive(page);
    await expect(openCard(page)).toBeVisible();
  }

  await reviewer.keyboard.press("w");
  const form = formOf(reviewer, "Suggest wording");
  await expect(form.getByLabel("New words")).toHaveValue(WORDS);
  await form.getByLabel("New words").fill(NEW);
  await form.getByLabel("Why, if you like").fill("The harbour master’s count of March.");
  await expectAccessible(reviewer);
  await form.getByRole("button", { name: "Suggest" }).click();
  await untilSaved(reviewer);

  const text = editor.getByRole("main");
  await expect(text.getByRole("deletion")).toHaveText(WORDS);
  await expect(text.getByRole("insertion")).toHaveText(`[suggested instead: ${NEW}]`);
  const suggestion = openCard(editor).getByRole("article", { name: "Wording suggested by Reviewer 1" });
  await expect(suggestion).toContainText("The harbour master’s count of March.");
  await expectAccessible(editor);
  await suggestion.getByRole("button", { name: "Accept" }).click();

  await untilLive(editor);
  await expect(text).toContainText(NEW);
  await expect(text.getByRole("insertion")).toHaveCount(0);
  await expect(openCard(editor).getByText("1 earlier suggestion")).toBeVisible();
  await reviewer.getByRole("button", { name: "Show the new text" }).click();
  await untilLive(reviewer);
  await expect(reviewer.getByRole("main").locator(`mark[data-claims~="${claimId}"]`).first()).toHaveText(NEW);
});

test("an editor declines wording with a reason, which its author reads, and takes it up again", async ({
  article,
  door,
  open,
}) => {
  const { id, path } = await article();
  const api = await door("reviewer1");
  const claimId = await api.mark(id, WORDS);
  await api.act(id, { type: "suggest-wording", claimId, suggestionId: randomUUID(), text: NEW });
  const place = `${path}#claim-${claimId}`;
  const [reviewer, editor] = [await open("reviewer1", place), await open("editor", place)];
  for (const page of [reviewer, editor]) {
    await untilLive(page);
  }
  await openCard(editor).getByRole("button", { name: "Decline…" }).click();
  const form = formOf(editor, "Decline the wording");
  await form.getByLabel("Reason, if you like").fill("The count was of April.");
  await form.getByRole("button", { name: "Decline" }).click();
  await untilSaved(editor);

  const earlier = openCard(reviewer).getByText("1 earlier suggestion");
  await earlier.click();
  await expect(openCard(reviewer).getByText("Declined by Editor")).toBeVisible();
  await expect(openCard(reviewer).getByText("The count was of April.")).toBeVisible();
  await expect(reviewer.getByRole("main").getByRole("deletion")).toHaveCount(0);

  await editor.keyboard.press("Control+z");
  await expect(editor.getByRole("main").getByRole("deletion")).toHaveText(WORDS);
});
