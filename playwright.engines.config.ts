import { defineConfig } from "@playwright/test";
import type { Engine } from "./e2e/engines/engine-journey";

/** The started product, the engines and where results go are named by scripts/test-steps.mjs. */
const { ASSAY_E2E_URL, ASSAY_E2E_RESULTS } = process.env;

export default defineConfig<{ readonly engine: Engine }>({
  testDir: "e2e/engines",
  // Beside what the other journeys left, which would be removed.
  outputDir: "test-results/engines",
  // Each engine has the line to the server to itself.
  workers: 1,
  forbidOnly: process.env["CI"] !== undefined,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ...(ASSAY_E2E_RESULTS ? [["json", { outputFile: ASSAY_E2E_RESULTS }] as const] : [])],
  use: { baseURL: ASSAY_E2E_URL ?? "http://localhost:3000" },
  projects: [
    { name: "firefox", use: { engine: "firefox" } },
    { name: "webkit", use: { engine: "webkit" } },
  ],
});
