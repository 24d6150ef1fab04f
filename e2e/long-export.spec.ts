import { randomUUID } from "node:crypto";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { untilLive } from "./workbench";

/** So many that a PDF is expected to take over a second: the answer is a job. */
const CLAIMS = 280;

test("a file that takes long is written beside the work, and saved when it is ready", async ({
  open,
  door,
  article,
}) => {
  const lines = Array.from({ length: CLAIMS }, (_, at) => `Line ${at} says that fares rose.`);
  const added = await article({ title: "Many lines", content: lines.join("\n\n") });
  const reviewer = await door("reviewer1");
  await reviewer.act(
    added.id,
    ...lines.map((exact) => ({
      type: "highlight-claim" as const,
      claimId: randomUUID(),
      anchor: { quote: { exact } },
    })),
  );
  const page = await open("viewer", added.path);
  await untilLive(page);
  const started = page.waitForEvent("download");
  const opener = page.getByRole("button", { name: "Export" });
  await opener.click();
  await page.getByRole("menuitem", { name: "PDF" }).click();
  const exports = page.getByRole("region", { name: "Exports" });
  await expect(exports.getByRole("progressbar", { name: "PDF" })).toBeVisible();
  await expect(exports.getByRole("button", { name: "Cancel" })).toBeVisible();
  await expect(page.locator("[aria-live]").filter({ hasText: "the file is ready" })).toBeAttached();
  expect((await started).suggestedFilename()).toMatch(/^many-lines.*\.pdf$/);
  await expectAccessible(page);

  const again = page.waitForEvent("download");
  await exports.getByRole("link", { name: "Save again" }).click();
  expect((await again).url()).toMatch(/\/api\/v1\/jobs\/[0-9a-f-]{36}\/file$/);
  await exports.getByRole("button", { name: "Close" }).click();
  await expect(exports).toBeHidden();
  await expect(opener).toBeFocused();
});
