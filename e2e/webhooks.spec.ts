import { createHmac, randomUUID } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { DESK } from "./people";

type Got = { readonly headers: IncomingHttpHeaders; readonly body: string };

const WORDS = "Half of the cranes run on electricity";

/** A program that takes messages, on this machine. */
async function receiver() {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      got.push({ headers: request.headers, body: Buffer.concat(pieces).toString("utf8") });
      response.writeHead(200).end("Taken, thank you.");
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const stop = () => new Promise((done) => server.close(done));
  return { address: `http://127.0.0.1:${port}/hooks/${randomUUID()}`, got, stop };
}

/** As the specification of Standard Webhooks has a receiver do it. */
function isRight({ headers, body }: Got, secret: string): boolean {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const right = `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
  return String(headers["webhook-signature"]).split(" ").includes(right);
}

test("an owner has another program told, sees that it was, and sends it again @dark @phone", async ({
  open,
  door,
  article,
  complaints,
}) => {
  const { address, got, stop } = await receiver();
  const page = await open("owner", `/w/${DESK}/settings?tab=webhooks`);
  await page.getByLabel("Address that takes messages").fill(address);
  await page.getByLabel("Report corrected").uncheck();
  await page.getByRole("button", { name: "Add the webhook" }).click();
  const secret = await page.getByLabel("Secret", { exact: true }).inputValue();
  expect(secret).toMatch(/^whsec_/);
  await expectAccessible(page);

  const added = await article();
  const editor = await door("editor");
  const claimId = await editor.mark(added.id, WORDS, "Half of the cranes are electric.");
  const rating = { claimId, rating: "true", rationale: "The port's list." };
  await editor.act(added.id, { type: "give-verdict", ...rating });
  await editor.act(added.id, { type: "settle-claim", ...rating, version: 1 });

  const hook = page
    .getByRole("list", { name: "Webhooks" })
    .getByRole("listitem")
    .filter({ hasText: address });
  await hook.getByText("What it was sent").click();
  const messages = hook.getByRole("list", { name: "Messages" });
  // Other journeys settle claims of this desk too.
  const mine = () => got.filter(({ body }) => body.includes(claimId));
  await expect.poll(() => mine().length).toBe(1);
  expect(mine().every((each) => isRight(each, secret))).toBe(true);
  const id = String(mine()[0]?.headers["webhook-id"]);
  const settled = page.locator(`[id="${id}"]`);
  await expect(settled).toContainText(/Claim settled.*Delivered in [\d,]+ ms, answered 200/);

  await hook.getByRole("button", { name: `Send a test to ${address}` }).click();
  const tested = messages.getByRole("listitem").filter({ hasText: /^Test/ });
  await expect(tested).toContainText("answered 200");

  await settled.getByText("Claim settled").click();
  await expect(settled.getByRole("figure", { name: "What was sent" })).toContainText(WORDS);
  await expect(settled.getByRole("figure", { name: "What was answered" })).toContainText("Taken, thank you.");
  await expectAccessible(page);
  await settled.getByRole("button", { name: /^Send again: Claim settled/ }).click();
  await expect.poll(() => mine().length).toBe(2);
  expect(mine()[1]?.headers["webhook-id"]).toBe(id);

  await hook.getByRole("button", { name: `Pause ${address}` }).click();
  await expect(hook).toContainText("Paused. What happens meanwhile is not sent.");
  // What is asked for in the moment in which it goes is no longer there.
  complaints.allow(/status of 404/);
  await hook.getByRole("button", { name: `Remove ${address}` }).click();
  await expect(page.getByText(`Nothing more is sent to ${address}.`)).toBeVisible();
  await stop();
});
