import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { decode } from "fast-png";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";

const CRANES = "Half of the cranes run on electricity";

type Fixtures = Pick<Parameters<Parameters<typeof test>[2]>[0], "door" | "article">;

/** A report with one claim settled, as it was published. */
async function published({ door, article }: Fixtures) {
  const { id } = await article();
  const editor = await door("editor");
  const claimId = await editor.mark(id, CRANES, "Half of the cranes are electric.");
  await editor.act(id, {
    type: "settle-claim",
    claimId,
    rating: "false",
    rationale: "It is a third.",
    version: 1,
  });
  const headline = "A third of the cranes are electric";
  const answer = await editor.request.post(`/api/v1/articles/${id}/reports`, {
    data: { commandId: randomUUID(), headline },
  });
  const { url } = await answer.json();
  return { url: String(url), headline };
}

/** A page of somebody else's, on another origin. */
async function elsewhere(html: string) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    response.end(
      `<!doctype html><html lang="en"><title>A newspaper</title><body><main><h1>News</h1>${html}</main>`,
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
  };
}

test("a published fact check stands in a page of somebody else's, and nothing else of the desk does @phone @dark", async ({
  open,
  door,
  article,
  complaints,
}) => {
  complaints.allow(/frame-ancestors/);
  const { url, headline } = await published({ door, article });
  const reader = await open("nobody", url);
  await reader.getByText("Embed", { exact: true }).click();
  const code = await reader.getByRole("textbox", { name: "To show this fact check" }).inputValue();
  await expectAccessible(reader);

  const newspaper = await elsewhere(`${code}<iframe src="${url}" title="The page itself"></iframe>`);
  try {
    const page = await open("nobody", newspaper.address);
    const frame = page.frameLocator(`iframe[title="Fact check: ${headline}"]`);
    await expect(frame.getByRole("heading", { name: headline })).toBeVisible();
    await expect(frame.getByText("We checked 1 claim in this article: 1 False.")).toBeVisible();
    await expect(page.frameLocator('iframe[title="The page itself"]').getByText(headline)).toHaveCount(0);
    await expectAccessible(await open("nobody", `${url}/embed`));
    const [opened] = await Promise.all([page.waitForEvent("popup"), frame.getByRole("link").first().click()]);
    await expect(opened).toHaveURL(url);
  } finally {
    newspaper.close();
  }
});

test("a link to a fact check brings a picture and a claim's own frame with it", async ({
  open,
  door,
  article,
}) => {
  const { url, headline } = await published({ door, article });
  const page = await open("nobody", url);
  const said = (property: string) => page.locator(`meta[property="${property}"]`).getAttribute("content");
  expect(await said("og:title")).toBe(headline);
  expect(await said("og:url")).toBe(url);
  const picture = await page.request.get((await said("og:image")) ?? "");
  expect(picture.headers()["content-type"]).toBe("image/png");
  expect(decode(await picture.body())).toMatchObject({ width: 1200, height: 630 });

  const discovery = await page.locator('link[type="application/json+oembed"]').getAttribute("href");
  const whole = await (await page.request.get(discovery ?? "")).json();
  expect(whole).toMatchObject({ version: "1.0", type: "rich", title: headline, width: 640 });
  const oEmbed = (query: Record<string, string>) => page.request.get("/api/oembed", { params: query });
  const claim = await (await oEmbed({ url: `${url}#claim-1`, maxwidth: "400" })).json();
  expect(claim).toMatchObject({ width: 400, height: 280 });
  const newspaper = await elsewhere(claim.html);
  try {
    const frame = (await open("nobody", newspaper.address)).frameLocator("iframe");
    await expect(frame.getByRole("heading", { name: "Half of the cranes are electric." })).toBeVisible();
    await expect(frame.getByText("It is a third.")).toBeVisible();
    await expect(frame.getByRole("link").first()).toHaveAttribute("href", `${url}#claim-1`);
  } finally {
    newspaper.close();
  }

  expect((await oEmbed({ url: `${url}#claim-7` })).status()).toBe(404);
  const foreign = await oEmbed({ url: "https://elsewhere.example/r/x" });
  expect(foreign.status()).toBe(422);
  expect((await foreign.json()).errors).toMatchObject([{ path: "url" }]);
});
