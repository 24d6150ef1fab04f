import type { Page } from "@playwright/test";
import { expect, test } from "./journey";
import { untilLive } from "./workbench";

const JUDGED = [
  { exact: "41,200 containers", rating: "true", style: "solid", thickness: "2px" },
  { exact: "the best year in the town's history", rating: "mixed", style: "dashed", thickness: "2px" },
  { exact: "Half of the cranes", rating: "misleading", style: "wavy", thickness: "1.5px" },
  { exact: "one in ten lorries", rating: "false", style: "double", thickness: "2px" },
] as const;

test("a verdict is told by its line as well as by its colour, in the workbench and in the HTML export", async ({
  open,
  door,
  article,
}) => {
  const { id, path } = await article();
  const reviewer = await door("reviewer1");
  for (const { exact, rating } of JUDGED) {
    const claimId = await reviewer.mark(id, exact);
    await reviewer.act(id, { type: "give-verdict", claimId, rating, rationale: "Read in the port's books." });
  }
  const page = await open("reviewer1", path);
  await untilLive(page);
  await expectLines(page);
  const exported = await open("nobody", "about:blank");
  await exported.setContent(await reviewer.exportAs(id, "html"));
  await expectLines(exported);
});

test("an open article asks for nothing that its own policy refuses", async ({ open, article }) => {
  const { path } = await article();
  const page = await open("reviewer1", "/sign-in");
  const refused: string[] = [];
  await page.exposeFunction("noteRefusal", (what: string) => void refused.push(what));
  await page.addInitScript((name) => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
      Reflect.get(window, name)(`${effectiveDirective} ${blockedURI}`),
    );
  }, "noteRefusal");
  await page.goto(path);
  await untilLive(page);
  await page.waitForLoadState("networkidle");
  expect(refused).toEqual([]);
});

async function expectLines(page: Page): Promise<void> {
  for (const { exact, style, thickness } of JUDGED) {
    const mark = page.locator("mark").filter({ hasText: exact }).first();
    await expect(mark).toHaveCSS("text-decoration-line", "underline");
    await expect(mark).toHaveCSS("text-decoration-style", style);
    await expect(mark).toHaveCSS("text-decoration-thickness", thickness);
  }
}
