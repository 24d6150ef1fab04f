import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";

const LORRIES = "Only one in ten lorries leaves the port empty.";

type Fixtures = Pick<Parameters<Parameters<typeof test>[2]>[0], "door" | "article">;

/** A published edition's page and its article's ledger, as a reader and the desk save them. */
async function published({ door, article }: Fixtures) {
  const { id } = await article();
  const editor = await door("editor");
  const claimId = await editor.mark(id, LORRIES, "One lorry in ten is empty.");
  await editor.act(id, { type: "settle-claim", claimId, rating: "false", rationale: "Three.", version: 1 });
  const answer = await editor.request.post(`/api/v1/articles/${id}/reports`, {
    data: { commandId: randomUUID(), headline: "Three lorries in ten" },
  });
  const { url } = await answer.json();
  const page = await (await editor.request.get(String(url))).text();
  const ledger = await (await editor.request.get(`/api/v1/articles/${id}/export?format=ledger`)).text();
  return { page, ledger };
}

const findings = (page: Page, file: string) =>
  page
    .locator("section.file")
    .filter({ has: page.getByRole("heading", { name: file }) })
    .getByRole("listitem");

test("a reader saves the page that checks, and reads offline what holds and what was tampered with @dark", async ({
  open,
  door,
  article,
}, testInfo) => {
  const { page: edition, ledger } = await published({ door, article });
  const online = await open("nobody", "/verify");
  await expectAccessible(online);
  const saving = online.waitForEvent("download");
  await online.getByRole("link", { name: "Save this page" }).click();
  const saved = testInfo.outputPath("assay-verify.html");
  await (await saving).saveAs(saved);
  expect(await readFile(saved, "utf8")).toBe(await (await online.request.get("/verify")).text());

  const files = {
    "edition.html": edition,
    "changed.html": edition.replace("Three lorries in ten", "Nine lorries in ten"),
    "ledger.jsonl": ledger,
    "tampered.jsonl": ledger.replace("One lorry in ten is empty.", "One lorry in six is empty."),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(testInfo.outputPath(name), text);
  const paths = Object.keys(files).map((name) => testInfo.outputPath(name));

  const page = await open("nobody", "about:blank");
  await page.context().setOffline(true);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(saved).href);
  await page.getByLabel("Choose files").setInputFiles([paths[0] ?? "", paths[2] ?? ""]);
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText("What could be checked holds");
  await expect(findings(page, "edition.html").filter({ hasText: "byte for byte" })).toContainText("Proven");
  await expect(findings(page, "ledger.jsonl").first()).toContainText("Not proven");

  await page.getByLabel("Choose files").setInputFiles([paths[1] ?? "", paths[3] ?? ""]);
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText("Something does not hold");
  await expect(findings(page, "changed.html").filter({ hasText: "Its bytes are not those" })).toContainText(
    "Does not hold",
  );
  await expect(findings(page, "tampered.jsonl")).toHaveText(/^Does not hold · entry 2 .*dataHash differs/);
  await expectAccessible(page);

  await page.getByText("Paste a text instead").click();
  await page.getByRole("textbox").fill("This is no checkpoint.");
  await page.getByRole("button", { name: "Check this text" }).press("Enter");
  await expect(findings(page, "Pasted text 1")).toContainText("none of the files that can be checked");
  await page.getByRole("button", { name: "Put all files away" }).press("Enter");
  await expect(page.getByRole("heading", { level: 3 })).toHaveCount(0);
  await expect(page.getByLabel("Choose files")).toBeFocused();
  expect(asked).toEqual([pathToFileURL(saved).href]);
});
