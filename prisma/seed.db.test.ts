import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import { database, disconnect } from "../lib/database/client";
import { verifyAllLedgers } from "../lib/database/ledger/verify-ledger";
import { isDemoWanted } from "../scripts/seed-demo.mjs";
import { seed } from "./seed";

const url = process.env["DATABASE_URL"] ?? "";
afterAll(() => disconnect());

it("completes a demo desk whose setting-up was killed, and does nothing twice", async () => {
  expect(await isDemoWanted(url)).toBe(true);
  const program = path.join(import.meta.dirname, "seed.ts");
  const setUp = spawn(process.execPath, ["--import", "tsx", program], { stdio: "ignore" });
  await vi.waitFor(async () => expect(await database().commandRow.count()).toBeGreaterThan(5), {
    timeout: 40_000,
    interval: 5,
  });
  setUp.kill("SIGKILL");
  await once(setUp, "exit");

  const begun = await counts();
  expect(await isDemoWanted(url)).toBe(true);
  await seed();
  expect(await isDemoWanted(url)).toBe(false);
  const complete = await counts();
  expect(complete.commands).toBeGreaterThan(begun.commands);
  expect(complete).toMatchObject({ workspaces: 1, users: 5, articles: 2 });
  for await (const check of verifyAllLedgers()) expect(check).toMatchObject({ ok: true });

  await seed();
  expect(await counts()).toEqual(complete);
}, 90_000);

async function counts() {
  const [workspaces, users, articles, commands, entries] = await Promise.all([
    database().workspace.count(),
    database().user.count(),
    database().article.count(),
    database().commandRow.count(),
    database().ledgerRow.count(),
  ]);
  return { workspaces, users, articles, commands, entries };
}
