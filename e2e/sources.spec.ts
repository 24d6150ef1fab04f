import { randomUUID } from "node:crypto";
import { expect, test } from "./journey";
import { formOf, openCard, untilLive, untilSaved } from "./workbench";

test("an address is completed as it was meant, brings the words it points at, and is not added twice unseen", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  const claimId = await reviewer.mark(id, "41,200 containers");
  const known = { url: "https://port.example/figures?year=2024", title: "Port figures" };
  await reviewer.act(id, {
    type: "add-evidence",
    claimId,
    evidenceId: randomUUID(),
    stance: "supports",
    ...known,
  });
  const page = await open("reviewer1", `${path}#claim-${claimId}`);
  await untilLive(page);
  await page.keyboard.press("e");
  const form = formOf(page, "Add evidence");
  const [address, excerpt] = [form.getByLabel("Address"), form.getByLabel("Excerpt")];

  await address.fill("http://PORT.example/figures?year=2024&utm_source=mail#top");
  await expect(form.getByRole("status").filter({ hasText: "has that source already" })).toContainText(
    "Port figures",
  );
  await form.getByRole("button", { name: "Show it" }).click();
  await expect(openCard(page).getByRole("article").filter({ hasText: "Port figures" })).toBeFocused();

  await page.keyboard.press("e");
  await address.fill("doi:10.1000/182");
  await address.press("Tab");
  await expect(address).toHaveValue("https://doi.org/10.1000/182");
  await address.fill(`www.port.example/year?pages=${"1,".repeat(3_900)}#:~:text=41%2C200,last%20year`);
  await page.keyboard.press("Control+Enter");
  await untilSaved(page);
  const [, added] = (await reviewer.review(id)).claims[0]?.evidence ?? [];
  expect(added?.url).toMatch(/^https:\/\/www\.port\.example\/year\?pages=1,/);
  expect(added?.excerpt).toBe("41,200 … last year");
  await expect(excerpt).toHaveCount(0);
});
