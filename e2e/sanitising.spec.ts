import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Locator } from "@playwright/test";
import { articleText } from "./article-text";
import { expect, test } from "./journey";

const VECTORS = path.resolve("../shared/testdata/sanitising/expect.json");

test.setTimeout(120_000);

test("hostile pages that were imported are shown, run nothing and ask nobody else", async ({
  open,
  article,
}) => {
  test.skip(!existsSync(VECTORS), "../shared/testdata/sanitising is not here");
  const vectors: readonly Vector[] = JSON.parse(readFileSync(VECTORS, "utf8"));
  expect(vectors.length).toBeGreaterThan(200);
  const page = await open("editor", "/sign-in");
  const { origin } = new URL(page.url());
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`)) foreign.push(request.url());
  });
  page.on("dialog", (dialog) => {
    foreign.push(dialog.message());
    void dialog.dismiss();
  });

  let waiting = vectors.map(({ payload }, at) => ({ payload, label: `Vector ${at}.` }));
  while (waiting.length > 0) {
    const content = waiting.map(({ payload, label }) => `<p>${label}</p>\n${payload}\n`).join("");
    const { path: place, revision } = await article({ content, format: "html" });
    await page.goto(place);
    expect(await whatCouldRun(await articleText(page))).toEqual([]);
    // One that leaves an element open swallows those after it; they come again in an article of their own.
    waiting = waiting.filter(({ label }) => !revision.text.includes(label));
  }
  expect(foreign).toEqual([]);
});

type Vector = { readonly payload: string };

/** Elements of the article that no article may have, and links that lead elsewhere than to a page or a mailbox. */
function whatCouldRun(text: Locator): Promise<readonly string[]> {
  return text.evaluate((root) =>
    [...root.querySelectorAll("*")]
      .filter(
        (element) =>
          element.matches(
            "script, iframe, object, embed, form, input, svg, math, style, link, img, video, audio, base",
          ) ||
          element.getAttributeNames().some((name) => name.startsWith("on")) ||
          (element instanceof HTMLAnchorElement && !/^(https?|mailto):/.test(element.href)),
      )
      .map((element) => element.outerHTML),
  );
}
