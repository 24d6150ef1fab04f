import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";

test("the HTML report opens by itself: whole, without a script or a request, accessible @dark @phone", async ({
  browser,
  door,
  article,
}) => {
  const { id, title } = await article();
  const [reviewer, editor] = [await door("reviewer1"), await door("editor")];
  const claimId = await reviewer.mark(
    id,
    "Only one in ten lorries leaves the port empty.",
    "One lorry in ten is empty.",
  );
  await reviewer.act(
    id,
    {
      type: "give-verdict",
      claimId,
      rating: "false",
      rationale: "We **counted** three in ten. <script>alert(1)</script>",
    },
    {
      type: "add-evidence",
      claimId,
      evidenceId: crypto.randomUUID(),
      url: "https://port.example/gate-counts",
      stance: "refutes",
      title: "Gate counts, week 40",
      excerpt: "318 of 1,040 lorries were empty.",
    },
  );
  await editor.act(id, { type: "settle-claim", claimId, rating: "false", rationale: "False.", version: 1 });
  const report = await editor.exportAs(id, "html");

  const context = await browser.newContext();
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("dialog", (dialog) => {
    complaints.push(dialog.message());
    void dialog.dismiss();
  });
  await context.route("https://report.example/**", (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: report }),
  );
  await page.goto("https://report.example/report.html");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  for (const words of [
    "One lorry in ten is empty.",
    "Reviewer 1",
    "Editor",
    "Gate counts, week 40",
    "318 of 1,040",
  ])
    await expect(page.getByText(words).first()).toBeVisible();
  await expect(page.getByText("False", { exact: true }).first()).toBeVisible();
  const active =
    "script:not([type='application/ld+json']), link[rel=stylesheet], img:not([src^='data:']), iframe";
  expect(await page.locator(active).count()).toBe(0);
  await expectAccessible(page);
  expect(asked).toEqual(["https://report.example/report.html"]);
  expect(complaints).toEqual([]);
});
