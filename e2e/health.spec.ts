import { expect, test } from "@playwright/test";

test("says that it and its database are well", { tag: "@phone" }, async ({ request }) => {
  const answer = await request.get("/api/health");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ status: "ok", database: "ok", version: expect.any(String) });
});
