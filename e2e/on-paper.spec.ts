import { randomUUID } from "node:crypto";
import { expect, test } from "./journey";
import { openCard, untilLive } from "./workbench";

test("an open claim prints all that was said of it, and the history says that its chain holds", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  const claimId = await reviewer.mark(id, "41,200 containers");
  await reviewer.act(
    id,
    { type: "give-verdict", claimId, rating: "true", rationale: "As the port counts." },
    {
      type: "add-evidence",
      claimId,
      evidenceId: randomUUID(),
      url: "https://port.example/",
      stance: "supports",
    },
    { type: "comment", claimId, commentId: randomUUID(), body: "Is this the whole year?" },
  );
  const page = await open("reviewer1", `${path}#claim-${claimId}`);
  await untilLive(page);
  await expect(page.getByText("Chain verified")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  for (const words of ["As the port counts.", "https://port.example/", "Is this the whole year?"])
    await expect(openCardOnPaper(page).getByText(words).first()).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await expect(openCard(page)).toBeVisible();
});

const openCardOnPaper = (page: Parameters<typeof openCard>[0]) =>
  page.getByRole("region", { name: /^Claim \d+:/ });
