import { randomUUID } from "node:crypto";
import { request as ask } from "node:http";
import { text } from "node:stream/consumers";
import { expect, HARBOUR, test } from "./journey";
import { DESK } from "./people";
import { untilLive } from "./workbench";

test.setTimeout(240_000);

/** Sends an address as it stands: browsers and fetch would put it right first. */
function send(
  base: string,
  method: string,
  path: string,
): Promise<{ status: number; type: string; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = ask(new URL(base), { method, path, agent: false }, async (response) =>
      resolve({
        status: response.statusCode ?? 0,
        type: String(response.headers["content-type"]),
        body: await text(response),
      }),
    );
    sent.on("error", reject).end();
  });
}

test("an address that cannot be read and a method that there is not get a problem", async ({ baseURL }) => {
  const tries: readonly (readonly [status: number, method: string, path: string])[] = [
    [400, "GET", "/api/v1/articles/%ff/review"],
    [400, "GET", "/r/%E0%A4%A"],
    [400, "POST", "/api/v1/unsubscribe/%"],
    [400, "GET", "/api/auth/error?error=%ff"],
    [404, "GET", "/api/v2/me"],
    [404, "DELETE", "/api"],
    [404, "GET", "/api/v1/invitations/%00"],
    [405, "TRACE", "/api/v1/me"],
    [405, "PROPFIND", `/w/${DESK}`],
    [405, "PUT", "/api/health"],
  ];
  for (const [status, method, path] of tries) {
    const answer = await send(baseURL ?? "", method, path);
    expect([method, path, answer.status, answer.type]).toEqual([
      method,
      path,
      status,
      "application/problem+json",
    ]);
    expect(JSON.parse(answer.body)).toMatchObject({ status, type: expect.stringContaining("/problems/") });
  }
  expect((await send(baseURL ?? "", "OPTIONS", "/api/v1/me")).status).toBe(204);
});

test("whatever is asked for, the answer says what it may do in a browser", async ({ door, article }) => {
  const { id, path } = await article();
  const { request } = await door("editor");
  const pages = ["/", `/w/${DESK}`, path, `${path}/history`, "/docs/api", "/nowhere", "/invitation/none"];
  const published = ["/r/none", "/r/none/editions", "/r/a/b/c"];
  const api = ["/api/health", "/api/v1/me", "/api/nonsense", "/api/auth/session"];
  for (const place of [...pages, ...published, ...api, `/api/v1/articles/${id}/export?format=html`]) {
    const headers = (await request.get(place)).headers();
    expect([place, headers["content-security-policy"]]).toEqual([
      place,
      expect.stringMatching(/default-src 'none'/),
    ]);
    expect([place, headers["content-security-policy"]]).toEqual([
      place,
      expect.stringMatching(/frame-ancestors 'none'/),
    ]);
    expect([place, headers["x-content-type-options"]]).toEqual([place, "nosniff"]);
  }
});

test("a page of another site changes nothing with somebody's cookie", async ({ door, article }) => {
  const { id } = await article();
  const { request } = await door("owner");
  const { paths } = await (await request.get("/api/v1/openapi.json")).json();
  const parts: Readonly<Record<string, string>> = { id, slug: DESK };
  const changes = Object.entries<object>(paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      .filter((method) => method !== "get")
      .map(
        (method) => [method, path.replace(/\{(\w+)\}/g, (_, name) => parts[name] ?? randomUUID())] as const,
      ),
  );
  expect(changes.length).toBeGreaterThan(20);
  for (const [method, path] of changes) {
    const headers = { Origin: "https://elsewhere.example" };
    const answer = await request.fetch(path, { method, headers, data: {} });
    expect([method, path, answer.status()]).toEqual([method, path, 403]);
  }
});

const BREAKING_OUT = [
  "<img src=https://elsewhere.example/x.png onerror=alert(1)>",
  "</script><script>alert(1)</script>",
  "[here](javascript:alert(1)) ![p](https://elsewhere.example/p.png)",
  '"><svg onload=alert(1)>',
];

test("what was written to break out of its place stays text", async ({ open, door, article }) => {
  const { id, path } = await article({ title: `</title>${BREAKING_OUT[1]}`, content: HARBOUR });
  const reviewer = await door("reviewer1");
  const claimId = await reviewer.mark(id, "Half of the cranes", BREAKING_OUT[0]);
  for (const words of BREAKING_OUT) {
    const about = { title: words, author: words, publisher: words, excerpt: words, note: words };
    const source = {
      evidenceId: randomUUID(),
      url: 'https://port.example/"><b>',
      stance: "supports",
    } as const;
    await reviewer.act(
      id,
      { type: "add-evidence", claimId, ...source, ...about },
      { type: "comment", claimId, commentId: randomUUID(), body: words },
      { type: "comment", commentId: randomUUID(), body: words },
    );
  }
  const rationale = BREAKING_OUT.join("\n\n");
  await reviewer.act(id, { type: "give-verdict", claimId, rating: "mixed", rationale });
  const editor = await door("editor");
  const published = await editor.request.post(`/api/v1/articles/${id}/reports`, {
    data: { commandId: randomUUID() },
  });
  const { url } = await published.json();

  const page = await open("editor", path);
  const stray: string[] = [];
  const { origin } = new URL(page.url());
  page.on("request", (request) => {
    if (new URL(request.url()).hostname.endsWith("elsewhere.example")) stray.push(request.url());
  });
  page.on("dialog", (dialog) => {
    stray.push(`dialog on ${page.url()}`);
    void dialog.dismiss();
  });
  await untilLive(page);
  await page.getByRole("region", { name: "Claim 1: Mixed" }).getByRole("button").click();
  for (const place of [path, `${path}/history`, `/w/${DESK}`, new URL(url).pathname]) {
    await page.goto(`${origin}${place}`);
    await expect(page.getByText("alert(1)").first()).toBeAttached();
    const live = page.locator("img[src*=elsewhere], svg[onload], [onerror], a[href^=javascript]");
    await expect(live).toHaveCount(0);
  }
  expect(stray).toEqual([]);
});
