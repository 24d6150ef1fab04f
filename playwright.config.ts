import { defineConfig, devices } from "@playwright/test";

/** The started product, the browser and where results go are named by scripts/test.mjs. */
const { ASSAY_E2E_URL, CHROMIUM_PATH, ASSAY_E2E_RESULTS } = process.env;
const isRoot = process.getuid?.() === 0;

const chromium = {
  ...devices["Desktop Chrome"],
  launchOptions: {
    ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-quic",
      "--disable-sync",
      "--no-first-run",
      // Chromium's sandbox does not work for root, as in most containers.
      ...(isRoot ? ["--no-sandbox"] : []),
    ],
  },
};

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

export default defineConfig({
  testDir: "e2e",
  // These have engines, and a command, of their own.
  testIgnore: "engines/**",
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env["CI"] !== undefined,
  retries: 0,
  // Generous, since nothing here is a test of speed: a journey takes seconds, on a busy machine a minute.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ...(ASSAY_E2E_RESULTS ? [["json", { outputFile: ASSAY_E2E_RESULTS }] as const] : [])],
  use: {
    baseURL: ASSAY_E2E_URL ?? "http://localhost:3000",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    locale: "en-GB",
    timezoneId: "UTC",
  },
  projects: [
    {
      name: "desktop",
      grepInvert: /@phone-only/,
      use: { ...chromium, viewport: { width: 1440, height: 900 } },
    },
    {
      name: "desktop-dark",
      grep: /@dark/,
      use: { ...chromium, viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
    },
    { name: "phone", grep: /@phone/, use: { ...chromium, ...phone } },
    { name: "phone-dark", grep: /@phone-dark/, use: { ...chromium, ...phone, colorScheme: "dark" } },
  ],
});
