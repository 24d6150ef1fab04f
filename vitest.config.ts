import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = [{ find: /^@\//, replacement: `${path.resolve(import.meta.dirname)}/` }];
const tests = "{app,bench,bin,components,lib,prisma,scripts}/**";

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: [`${tests}/*.test.{ts,tsx}`],
          exclude: ["**/node_modules/**", "**/*.db.test.ts"],
          setupFiles: ["scripts/test-seed.ts"],
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          include: [`${tests}/*.db.test.ts`],
          globalSetup: ["lib/database/embedded/test-cluster.mjs"],
          setupFiles: ["lib/database/embedded/fresh-database.mjs", "scripts/test-seed.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
