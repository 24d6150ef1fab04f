import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./journey";
import { DESK } from "./people";
import { untilLive } from "./workbench";

const LOG = `/api/v1/workspaces/${DESK}/log`;

test("a proof saved from the screen is of the log that anyone can read without an account", async ({
  open,
  article,
  playwright,
  baseURL,
}) => {
  const { id, path } = await article();
  const page = await open("viewer", path);
  await untilLive(page);
  await page.getByRole("button", { name: "Export" }).click();
  const started = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Proof, JSON" }).click();
  const file = await started;
  expect(file.suggestedFilename()).toMatch(/-proof\.json$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk));
  const proof = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  expect(proof).toMatchObject({ format: "assay-proof", version: 1, articleId: id });

  const nobody = await playwright.request.newContext({ baseURL: baseURL ?? "" });
  const [origin, size] = (await (await nobody.get(`${LOG}/checkpoint`)).text()).split("\n");
  expect(origin).toBe(proof.log.origin);
  expect(Number(size)).toBeGreaterThan(0);
  expect((await (await nobody.get(`${LOG}/key`)).text()).split("\n")[0]).toBe(proof.log.key);
  expect((await nobody.get(`${LOG}/tile/0/000.p/1`)).ok()).toBe(true);
  await nobody.dispose();
});

test("an owner sees that anyone can read the log, and where @dark @phone", async ({ open }) => {
  const page = await open("owner", `/w/${DESK}/settings?tab=log`);
  const mine = page.getByRole("switch", { name: "Anyone can read the log" });
  await expect(mine).toBeChecked();
  await expect(page.getByRole("link", { name: "Newest checkpoint" })).toBeVisible();
  await expectAccessible(page);
});
